// A flow as users write it: one movement a line, on a breath in or out.

import Routines
import Yams

enum FlowFields {
  /// Nil after an error was reported. Its breath is the slow one until another is read.
  static func read(_ fields: Fields) -> Flow? {
    guard let entry = fields["flow"] else { return nil }
    guard let sequence = entry.node.sequence, !sequence.isEmpty else {
      return entry.fail("expected a list of movements, such as “- in: Arms up”")
    }
    guard sequence.count <= Limits.moves else {
      return entry.fail("a flow has at most \(Limits.moves) movements")
    }
    let moves = sequence.map { move(Entry(node: $0, source: entry.source)) }
    return moves.contains { $0 == nil } ? nil : Flow(moves.compactMap { $0 }, .slow)
  }

  /// `in: Arms up`, `out: Fold forward`, `{breaths: 5, say: Stay}`.
  private static func move(_ entry: Entry) -> Flow.Move? {
    guard let fields = entry.mapping(keys: ["in", "out", "breaths", "say"]) else { return nil }
    let spans = ["in", "out", "breaths"].filter(fields.has)
    guard spans.count == 1 else {
      return entry.fail("a movement is one of “in”, “out” and “breaths”")
    }
    guard spans[0] == "breaths" else {
      guard fields.takesOnly([spans[0]], keys: ["say"]) else { return nil }
      return words(spans[0], fields).map { Flow.Move(spans[0] == "in" ? .in : .out, $0) }
    }
    guard let count = fields.integer("breaths", Limits.breathCount) else { return nil }
    guard fields.has("say") else { return Flow.Move(.breaths(count)) }
    return words("say", fields).map { Flow.Move(.breaths(count), $0) }
  }

  /// A text that may name a side; an empty one is allowed, and says nothing.
  private static func words(_ key: String, _ fields: Fields) -> String? {
    if fields[key]?.node.scalar?.string.isEmpty == true { return "" }
    guard let text = fields.line(key) else { return nil }
    guard !text.lowercased().hasSuffix(".wav") else {
      return fields[key]?.fail("a movement of a flow is said, not played from a file")
    }
    return text.allSatisfy(\.isWhitespace) ? "" : fields.sidedText(key)
  }
}
