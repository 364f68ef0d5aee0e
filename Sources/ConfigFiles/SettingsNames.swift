// Checks the names of a routine and of a theme in the settings. Other files define those, so they
// are checked after everything has been read.

import Yams

extension SettingsFile {
  /// - Parameters:
  ///   - text: of a file without other errors.
  ///   - themes: the themes that exist.
  package static func faults(
    ofNamesIn text: String, file: String, routines: Names, themes: [String]
  ) -> [Diagnostic] {
    let source = Source(.settings, file: file)
    // An empty file names nothing.
    guard !isBlank(Source.withoutMark(text)), let mapping = source.root(of: text)?.mapping
    else { return [] }
    if let node = mapping["default-routine"], let name = node.scalar?.string, !routines.has(name) {
      let hint = Spelling.hint(for: name, among: routines.all())
      source.report("there is no routine “\(name)”\(hint)", at: node)
    }
    if let node = mapping["theme"], let name = node.scalar?.string, !themes.contains(name) {
      let hint = Spelling.hint(for: name, among: themes)
      source.report("there is no theme “\(name)”\(hint)", at: node)
    }
    return source.diagnostics
  }
}
