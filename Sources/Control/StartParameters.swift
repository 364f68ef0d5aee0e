// What Start takes: a routine by its name or its text, or the wish for one.

package struct StartParameters: Hashable, Sendable, Codable {
  /// A routine's id.
  package var routine: String?
  /// A whole routine as YAML, instead of a name.
  package var text: String?
  /// Where the text comes from, for the positions of errors; "-" when nil.
  package var origin: String?
  /// A routine to compose, instead of a name.
  package var compose: WishParameters?
  /// Silence before the start, at most 10 minutes.
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

/// A wish in the words of its lists of values; what is nil is as the settings and practice say.
package struct WishParameters: Hashable, Sendable, Codable {
  /// Of the whole routine.
  package var lengthMs: Int64
  package var areas: [String]?
  package var positions: [String]?
  package var without: [String]?
  package var level: Int?
  /// The same wish with the same seed is the same routine.
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

package struct PainParameters: Hashable, Sendable, Codable {
  /// 0 to 10; nil: none was told.
  package var pain: Int?

  package init(pain: Int? = nil) { self.pain = pain }
}

package struct ExtendParameters: Hashable, Sendable, Codable {
  package var byMs: Int64

  package init(byMs: Int64) { self.byMs = byMs }

  private enum CodingKeys: String, CodingKey { case byMs = "by_ms" }
}
