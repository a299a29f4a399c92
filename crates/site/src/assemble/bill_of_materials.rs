use serde::Deserialize;
use serde_json::{Value, json};

/// What of `Cargo.lock` stands in the bill. Cargo writes the file itself, always in this form.
#[derive(Debug, Deserialize)]
struct Lock {
    package: Vec<Package>,
}

#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    version: String,
    source: Option<String>,
    /// SHA-256 of what was downloaded.
    checksum: Option<String>,
    #[serde(default)]
    dependencies: Vec<String>,
}

impl Package {
    /// By which the bill calls it: a package URL (<https://github.com/package-url/purl-spec>) where it has been published.
    fn reference(&self) -> String {
        let place = if self.source.is_some() { "pkg:cargo/" } else { "" };
        format!("{place}{}@{}", self.name, self.version)
    }

    /// Whether a line of another package's dependencies means this one: `name`, or `name version` where several are
    /// locked.
    fn is_meant_by(&self, dependency: &str) -> bool {
        let mut words = dependency.split(' ');
        words.next() == Some(&self.name) && words.next().is_none_or(|version| version == self.version)
    }
}

/// The software bill of materials of what `Cargo.lock` locks, as CycloneDX 1.6 (<https://cyclonedx.org/docs/1.6/json/>).
/// Without a serial number and a time: the same lock file makes the same bill.
///
/// Written here and not by cargo-cyclonedx, which would take minutes to install for what is read from one file.
///
/// # Errors
/// When the text is no lock file.
pub(super) fn of(lock: &str) -> Result<String, toml::de::Error> {
    let Lock { package: packages } = toml::from_str(lock)?;
    let component = |package: &Package| -> Value {
        let mut component = json!({
            "type": "library",
            "bom-ref": package.reference(),
            "name": package.name,
            "version": package.version,
        });
        if package.source.is_some() {
            component["purl"] = json!(package.reference());
        }
        if let Some(checksum) = &package.checksum {
            component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
        }
        component
    };
    let depends = |package: &Package| -> Value {
        let meant =
            |line: &String| packages.iter().find(|other| other.is_meant_by(line)).map(Package::reference);
        let on: Vec<_> = package.dependencies.iter().filter_map(meant).collect();
        json!({ "ref": package.reference(), "dependsOn": on })
    };
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "application", "name": "fieldnotes-blog", "version": env!("CARGO_PKG_VERSION"),
        }},
        "components": packages.iter().map(component).collect::<Vec<_>>(),
        "dependencies": packages.iter().map(depends).collect::<Vec<_>>(),
    });
    Ok(format!("{bill:#}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_locked_package_stands_in_it_with_its_hash_and_what_it_needs() {
        let lock = "version = 4\n\n[[package]]\nname = \"app\"\nversion = \"0.1.0\"\ndependencies = [\"http 1.0.0\", \"url\"]\n\n\
                    [[package]]\nname = \"http\"\nversion = \"0.2.0\"\nsource = \"registry+x\"\nchecksum = \"aa\"\n\n\
                    [[package]]\nname = \"http\"\nversion = \"1.0.0\"\nsource = \"registry+x\"\nchecksum = \"bb\"\n\n\
                    [[package]]\nname = \"url\"\nversion = \"2.0.0\"\nsource = \"registry+x\"\nchecksum = \"cc\"\n";
        let bill: Value = serde_json::from_str(&of(lock).unwrap()).unwrap();
        assert_eq!(bill["components"][2]["purl"], "pkg:cargo/http@1.0.0");
        assert_eq!(bill["components"][2]["hashes"][0]["content"], "bb");
        assert_eq!(bill["components"][0].get("purl"), None);
        let depends =
            json!({ "ref": "app@0.1.0", "dependsOn": ["pkg:cargo/http@1.0.0", "pkg:cargo/url@2.0.0"] });
        assert_eq!(bill["dependencies"][0], depends);
        assert!(of("no lock").is_err());
    }

    #[test]
    fn this_project_is_billed_whole() {
        let lock = include_str!("../../../../Cargo.lock");
        let bill: Value = serde_json::from_str(&of(lock).unwrap()).unwrap();
        let count = lock.matches("[[package]]").count();
        assert_eq!(bill["components"].as_array().unwrap().len(), count);
        let known: Vec<_> =
            bill["components"].as_array().unwrap().iter().map(|one| &one["bom-ref"]).collect();
        for package in bill["dependencies"].as_array().unwrap() {
            assert!(
                package["dependsOn"].as_array().unwrap().iter().all(|on| known.contains(&on)),
                "{package}"
            );
        }
    }
}
