use std::path::Path;

use content::markdown::Reference;
use content::{Address, Target};

use super::super::{Alias, Fault, Text};
use super::destination::{Local, scheme};
use super::paths::{normalise, relative};
use super::{Goal, Known, Led};

/// Links to what has moved: they work, by a detour that a reader waits for.
impl Known<'_> {
    /// A destination below the root that no page has: an old address leads to its post.
    pub(super) fn old_address(
        &self,
        text: &Text,
        destination: &str,
        path: &str,
        local: &Local,
    ) -> Result<Led, Box<Fault>> {
        let Some((_, goal)) = self.moved(path) else { return Err(self.no_address(destination, path)) };
        goal.check(destination, local, text, self.today)?;
        let slug = goal.slug.clone().map(Address::Article);
        let article = slug.ok_or_else(|| self.no_address(destination, path))?;
        Ok((Target::from(article.below_base() + &local.rest()), None))
    }

    /// What to write in place of a destination that names an old address or an old heading.
    pub(super) fn redirect(&self, text: &Text, reference: &Reference) -> Option<Fault> {
        let destination = reference.destination.clone();
        if scheme(&destination).is_some() {
            return None;
        }
        let local = Local::parse(&destination);
        let fragment = |goal: &Goal| {
            let wanted = local.fragment.as_deref()?;
            goal.anchors.iter().find(|(old, _)| old == wanted).map(|(_, new)| format!("#{new}"))
        };
        let folder = text.file.parent().unwrap_or(Path::new(""));
        if local.path.is_empty() {
            let to = fragment(self.files.get(&text.file)?)?;
            return Some(Fault::LinkRedirects { destination, to });
        }
        let whole = |fragment: Option<String>| fragment.unwrap_or_else(|| local.rest());
        if let Some(path) = local.path.strip_prefix('/') {
            if let Some(Address::Article(slug)) = Address::parse(path)
                && let Some(goal) = self.goal_at(&slug)
            {
                let to = format!("/{path}{}", fragment(goal)?);
                return Some(Fault::LinkRedirects { destination, to });
            }
            let (file, goal) = self.moved(path)?;
            let to = relative(folder, file) + &whole(fragment(goal));
            return Some(Fault::LinkRedirects { destination, to });
        }
        let file = normalise(&folder.join(&local.path))?;
        let goal = self.files.get(&file).or_else(|| self.files.get(&file.join("index.md")))?;
        let to = local.path.clone() + &fragment(goal)?;
        Some(Fault::LinkRedirects { destination, to })
    }

    /// The post that had an address.
    fn moved(&self, path: &str) -> Option<(&Path, &Goal)> {
        let alias = Alias::new(&format!("/{path}")).ok()?;
        let (file, goal) = self.files.get_key_value(self.aliases.get(&alias.file())?)?;
        Some((file, goal))
    }
}
