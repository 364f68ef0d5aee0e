// The parameters of Start and of the commands to a session. Start takes a routine by name or as
// text, or a wish to compose one.

package struct StartParameters: Hashable, Sendable, Codable {
  /// A routine's id.
  package var routine: String?
  /// An entire routine as YAML, instead of a name.
  package var text: String?
  /// Where the text comes from, for diagnostics; nil for "-".
  package var origin: String?
  /// A routine to compose, instead of a name.
  package var compose: WishParameters?
  /// In milliseconds: silence before the start, at most 10 minutes; nil for none.
  package var inMs: Int64?

  package init(
    routine: String? = nil, text: String? = nil, origin: String? = nil,
    compose: WishParameters? = nil, inMs: Int64? = nil
  ) {
    self.routine = routine
    self.text = text
    self.origin = origin
    self.compose = compose
    self.inMs = inMs
  }

  private enum CodingKeys: String, CodingKey {
    case routine, text, origin, compose
    case inMs = "in_ms"
  }
}

/// A wish as text values. What is nil is taken from the settings and from practice.
package struct WishParameters: Hashable, Sendable, Codable {
  /// In milliseconds: the length of the entire routine.
  package var lengthMs: Int64
  package var areas: [String]?
  package var positions: [String]?
  package var without: [String]?
  package var level: Int?
  /// The same wish with the same seed gives the same routine.
  package var seed: Int64?

  package init(
    lengthMs: Int64, areas: [String]? = nil, positions: [String]? = nil,
    without: [String]? = nil, level: Int? = nil, seed: Int64? = nil
  ) {
    self.lengthMs = lengthMs
    self.areas = areas
    self.positions = positions
    self.without = without
    self.level = level
    self.seed = seed
  }

  private enum CodingKeys: String, CodingKey {
    case lengthMs = "length_ms"
    case areas, positions, without, level, seed
  }
}

/// The parameters of Skip and Stop.
package struct PainParameters: Hashable, Sendable, Codable {
  /// 0 to 10; nil if no pain is reported.
  package var pain: Int?

  package init(pain: Int? = nil) { self.pain = pain }
}

/// By how much to lengthen the current exercise or pause.
package struct ExtendParameters: Hashable, Sendable, Codable {
  /// In milliseconds, 1,000 to 600,000.
  package var byMs: Int64

  package init(byMs: Int64) { self.byMs = byMs }

  private enum CodingKeys: String, CodingKey { case byMs = "by_ms" }
}
