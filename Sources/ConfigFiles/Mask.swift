// `enabled: false` in a file of a person's own hides what stands under its name below: a routine or
// an exercise of a site's or ours, as it does a reminder.

import Yams

package enum Mask {
  /// Whether a text is a mask. One that is no YAML is none, and its reader says why.
  package static func isStated(in text: String) -> Bool {
    // Hardly any file has the word, and nothing is parsed twice for it.
    guard text.contains("enabled"), text.utf8.count <= Limits.fileBytes else { return false }
    let source = Source(nil, file: "")
    guard let root = source.root(of: text), let mapping = root.mapping,
      let value = mapping["enabled"]
    else { return false }
    return Entry(node: value, source: source).boolean() == false
  }
}
