//! A try to answer with what is here.

use std::rc::Rc;

use content::Slug;
use content::search::{Card, Found, Normalize, Query, Source, contains, rank, tag_term, year_term};

use super::kept::{Kept, Lacking, Part, find};
use super::words::{beginnings, instead, only, resolved, tags, words_of};
use super::{Answer, Asked, Hit};

/// What is shown at once: two screens of a laptop.
const SHOWN: usize = 12;

/// So many articles are looked through for a phrase.
const READ_FOR_PHRASES: usize = 24;

impl Kept {
    /// The answer, or what it lacks.
    pub(super) fn answer(
        &self,
        query: &Query,
        asked: &Asked,
        normalize: Normalize,
    ) -> Result<Answer, Lacking> {
        let Some(start) = &self.start else { return Ok(Answer::default()) };
        let filters: Vec<_> = asked.tag.iter().map(tag_term).chain(asked.year.map(year_term)).collect();
        let mut terms: Vec<&str> =
            query.words.iter().flat_map(|word| &word.terms).map(String::as_str).collect();
        terms.extend(filters.iter().map(String::as_str));
        let tag = Slug::from_text(&asked.text).map(|tag| tag_term(&tag));
        terms.extend(tag.as_deref());
        let mut shards = self.shards(start, &terms)?;
        let mut matches = resolved(query, &shards);
        // An error may stand in the letters that decide where a word lies.
        let unknown = query.words.iter().zip(&matches).filter(|(_, found)| found.is_empty());
        let others: Vec<_> =
            unknown.filter_map(|(word, _)| word.terms.first()).flat_map(|term| beginnings(term)).collect();
        if !others.is_empty() && !start.is_whole() {
            terms.extend(others.iter().map(String::as_str));
            shards = self.shards(start, &terms)?;
            matches = resolved(query, &shards);
        }
        let mut sources = Vec::new();
        let mut answering = Vec::new();
        for (word, found) in matches.iter().enumerate() {
            for found in found {
                let postings = shards[found.shard].postings(found.group);
                sources.push(Source { word, weight: found.weight, postings });
                answering.push((found.shard, found.group));
            }
        }
        let only = only(&filters, &shards);
        let mut found = rank(&sources, query.words.len(), start.sections, only.as_deref());
        for phrase in &query.phrases {
            found = self.with_phrase(found, phrase, normalize)?;
        }
        let total = found.len();
        found.truncate(SHOWN);
        self.need_cards(found.iter().map(|found| found.article))?;
        let hits = found.iter().filter_map(|found| hit(*found, self.card(found.article as usize)?)).collect();
        let words = Rc::new(words_of(&answering, &shards));
        let instead = instead(&query.words, &matches);
        Ok(Answer { hits, total, instead, tags: tags(tag, &shards), words })
    }

    /// The sections in which these words follow one another, of those that have them all. A long list is not read to
    /// its end.
    fn with_phrase(
        &self,
        mut found: Vec<Found>,
        phrase: &[String],
        normalize: Normalize,
    ) -> Result<Vec<Found>, Lacking> {
        let mut articles = Vec::new();
        found.retain(|found| {
            let known = articles.contains(&found.article);
            if !known && articles.len() < READ_FOR_PHRASES {
                articles.push(found.article);
            }
            known || articles.last() == Some(&found.article)
        });
        self.need_cards(articles.iter().copied())?;
        let missing = articles.iter().filter(|article| find(&self.texts, **article as usize).is_none());
        let missing: Vec<_> = missing.map(|article| Part::Text(*article as usize)).collect();
        if !missing.is_empty() {
            return Err(missing);
        }
        found.retain(|found| {
            let section = found.section as usize;
            let card = self.card(found.article as usize);
            let heading = card.and_then(|card| match section.checked_sub(1) {
                None => Some(&card.title),
                Some(at) => card.headings.get(at).map(|heading| &heading.text),
            });
            let sections = find(&self.texts, found.article as usize);
            let text = sections.and_then(|sections| sections.get(section)).map(|section| &section.text);
            [heading, text].into_iter().flatten().any(|text| contains(text, phrase, normalize))
        });
        Ok(found)
    }
}

fn hit(found: Found, card: &Card) -> Option<Hit> {
    let section = found.section as usize;
    let heading = match section.checked_sub(1) {
        Some(at) => card.headings.get(at).map(|heading| Some((heading.id.clone(), heading.text.clone())))?,
        None => None,
    };
    let (slug, title, date) = (card.slug.clone(), card.title.clone(), card.date);
    Some(Hit { slug, title, date, heading, article: found.article, section })
}
