// `enabled: false` in a user's own file hides the file of the same name in the layers below: a
// site's or a built-in routine or exercise, or a reminder.

import Yams

/// Routines and exercises are checked here; the reader of reminders does it itself, since a
/// reminder with times can also be disabled.
package enum Mask {
  /// Whether a text is a mask. Text that is not YAML is not; its reader reports the error.
  package static func isStated(in text: String) -> Bool {
    // Few files contain the word, so that hardly anything is parsed twice.
    guard text.contains("enabled"), text.utf8.count <= Limits.fileBytes else { return false }
    let source = Source(nil, file: "")
    guard let root = source.root(of: text), let mapping = root.mapping,
      let value = mapping["enabled"]
    else { return false }
    return Entry(node: value, source: source).boolean() == false
  }
}
