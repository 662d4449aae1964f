//! Columns by name, whatever the case, language, spacing or punctuation of the header.

use super::head::Cell;

/// The header of a table.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    names: Vec<String>,
}

impl Header {
    /// Reads a record as header.
    pub(crate) fn of(record: &[Cell]) -> Self {
        Self {
            names: record.iter().map(|cell| fold_name(&cell.text)).collect(),
        }
    }

    /// Number of columns.
    pub(crate) const fn len(&self) -> usize {
        self.names.len()
    }

    /// The column that has one of these names (folded), the first name that is there winning.
    pub(crate) fn find(&self, names: &[&str]) -> Option<usize> {
        names
            .iter()
            .find_map(|name| self.names.iter().position(|known| known == name))
    }

    /// Whether each of these columns (folded) is there.
    pub(crate) fn has_all(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.find(&[name]).is_some())
    }

    /// Folded names in order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }
}

/// A header name as it is compared: lower case, letters and digits of any script only, common accents
/// dropped. `Catalog#` is `catalog`, `Date.Added` is `dateadded`, `Künstler` is `kunstler`.
pub(crate) fn fold_name(name: &str) -> String {
    name.chars()
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .map(|c| match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
            'è' | 'é' | 'ê' | 'ë' => 'e',
            'ì' | 'í' | 'î' | 'ï' => 'i',
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
            'ù' | 'ú' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            'ñ' | 'ń' => 'n',
            'ł' => 'l',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_dress() {
        let cell = |text: &str| Cell {
            text: text.to_owned(),
            quoted: false,
        };
        let header = Header::of(&[
            cell("Catalog#"),
            cell("Date.Added"),
            cell("Künstler"),
            cell(""),
        ]);
        assert_eq!(header.find(&["nothing", "dateadded"]), Some(1));
        assert!(header.has_all(&["catalog", "kunstler"]));
        assert_eq!(header.len(), 4);
    }
}
