// One YAML file while it is being read: its root node, and the list of all errors found in it.
// Scalars are kept as the text that was written: YAML 1.1 would read an unquoted 15:00 as the
// number 900.

import Routines
import Yams

/// A reference type on purpose: all readers of one file add to one list.
final class Source {
  /// The file's kind; nil where its errors are not shown.
  let kind: FileKind?
  let file: String
  /// Whether amounts may be ranges: in exercises, whose dose grows with practice.
  let allowsRanges: Bool
  private(set) var diagnostics: [Diagnostic] = []
  /// Warnings, and errors that leave the file in force; at most as many as errors.
  private(set) var remarks: [Diagnostic] = []
  private var nodesLeft = Source.nodesMax

  /// Nodes visited in one file; an alias that multiplies itself stops here.
  static let nodesMax = 100_000
  /// Errors reported for one file; the rest are likely to follow from them.
  static let diagnosticsMax = 20

  /// Nothing more would be reported, so reading can stop.
  var isFull: Bool { diagnostics.count >= Self.diagnosticsMax }
  /// Characters of a message: a value of a megabyte is not repeated in full.
  static let messageMax = 600

  init(_ kind: FileKind?, file: String, allowsRanges: Bool = false) {
    self.kind = kind
    self.file = file
    self.allowsRanges = allowsRanges
  }

  /// Parses the text; nil, with a diagnostic, if it isn't YAML or is empty.
  func root(of text: String) -> Node? {
    guard text.utf8.count <= Limits.fileBytes else {
      report(Layers.tooLarge, line: 1, column: 1)
      return nil
    }
    let text = Self.withoutMark(text)
    if let place = AliasCount(of: text).tooMany {
      report(
        "too many aliases: expanded, the file could be larger than 1 MiB; write some of them out "
          + "in full", line: place.line, column: place.column)
      return nil
    }
    do {
      // No resolver: scalars are read as they are written, and the resolver's regexes take longer
      // than the parser.
      if let node = try Yams.compose(yaml: text, .basic) { return node }
      report("the file is empty", line: 1, column: 1)
    } catch let error as YamlError {
      let (message, place) = Self.describe(error, text)
      report(message, line: place?.line ?? 1, column: place?.column ?? 1)
    } catch {
      report("\(error)", line: 1, column: 1)
    }
    return nil
  }

  /// Without the byte order mark that some editors write first, which libyaml counts as a column.
  static func withoutMark(_ text: String) -> String {
    text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  func report(_ message: String, at node: Node) {
    report(message, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  /// - Parameter severity: `error` for one in what the file names, not in the file itself.
  func remark(_ message: String, severity: Diagnostic.Severity = .warning, at node: Node) {
    var remark = diagnostic(message, node.mark?.line ?? 1, node.mark?.column ?? 1)
    remark.severity = severity
    guard remarks.count < Self.diagnosticsMax else { return }
    remarks.append(remark)
  }

  private func report(_ message: String, line: Int, column: Int) {
    guard diagnostics.count < Self.diagnosticsMax else { return }
    let fault = diagnostic(message, line, column)
    // A file's defaults are read again with every step that they complete.
    if !diagnostics.contains(fault) { diagnostics.append(fault) }
  }

  private func diagnostic(_ message: String, _ line: Int, _ column: Int) -> Diagnostic {
    Diagnostic(
      kind: kind, file: file, line: max(1, line), column: max(1, column),
      message: Self.shown(message))
  }

  /// Suitable for a log and a terminal: on one line, and of limited length.
  private static func shown(_ message: String) -> String {
    var scalars = Array(message.unicodeScalars)
    if scalars.count > messageMax {
      scalars = scalars.prefix(messageMax / 2) + ["…"] + scalars.suffix(messageMax / 2)
    }
    return scalars.reduce(into: "") { text, scalar in
      text.unicodeScalars.append(scalar.breaksLine ? "\u{FFFD}" : scalar)
    }
  }

  /// Counts a visit; false, with one diagnostic, if the file has too many nodes.
  func visit(_ node: Node) -> Bool {
    nodesLeft -= 1
    if nodesLeft == 0 { report("the file has more than \(Self.nodesMax) entries", at: node) }
    return nodesLeft > 0 && !isFull
  }

  /// Throws everything that was reported, if anything was.
  func throwIfBad() throws(BadFile) {
    if !diagnostics.isEmpty { throw BadFile(diagnostics) }
  }

  private typealias Place = (line: Int, column: Int)

  /// - Parameter offset: in bytes, as libyaml counts them.
  private static func place(of offset: Int, in text: String) -> Place {
    let before = String(decoding: text.utf8.prefix(offset), as: UTF8.self)
    let lines = before.split(omittingEmptySubsequences: false) { $0.isNewline }
    return (lines.count, (lines.last ?? "").unicodeScalars.count + 1)
  }

  private static func describe(_ error: YamlError, _ text: String) -> (String, Place?) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (describe(problem), (mark.line, mark.column))
    case .duplicatedKeysInMapping(let duplicates, let context):
      (
        "“\(duplicates.sorted().joined(separator: "”, “"))” is given twice",
        (context.mark.line, context.mark.column)
      )
    case .reader(let problem, let offset, _, _):
      ("not readable as text: \(problem)", offset.map { place(of: $0, in: text) })
    default:
      ("not YAML: \(error)", nil)
    }
  }

  private static func describe(_ problem: String) -> String {
    // libyaml's own limit is 1000 levels; our files have at most twenty.
    problem.hasPrefix("Maximum nesting level")
      ? "lists and mappings are nested too deep"
      : "not YAML: \(problem); is a bracket, a quote or an indent amiss?"
  }
}
