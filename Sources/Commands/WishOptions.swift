// What a composed routine should be like: the same options for `start` and `compose`.

import ArgumentParser
import Control

struct WishOptions: ParsableArguments {
  @Option(
    name: .customLong("for"), help: ArgumentHelp("How long: 2m to 60m.", valueName: "length"))
  var length: Length?

  @Option(
    name: .customLong("area"),
    help: ArgumentHelp(
      "For this part of the body, as lower-back; without it, for all of it.", valueName: "area"))
  var areas: [WordList] = []

  @Option(help: ArgumentHelp("Only in these, as standing,seated.", valueName: "positions"))
  var positions: [WordList] = []

  @Option(help: ArgumentHelp("Without this: wall, chair or strap.", valueName: "thing"))
  var without: [WordList] = []

  @Option(help: ArgumentHelp("At most this hard, 1 to 3.", valueName: "level"))
  var level: Int?

  /// Whether anything but the length is stated.
  var hasWords: Bool {
    !areas.isEmpty || !positions.isEmpty || !without.isEmpty || level != nil
  }

  /// - Returns: nil when no length is stated.
  func parameters(seed: UInt64? = nil) -> WishParameters? {
    length.map {
      WishParameters(
        lengthMs: $0.milliseconds, areas: Self.words(areas), positions: Self.words(positions),
        without: Self.words(without), level: level, seed: seed.map { Int64(bitPattern: $0) })
    }
  }

  private static func words(_ lists: [WordList]) -> [String]? {
    lists.isEmpty ? nil : lists.flatMap(\.words)
  }

  /// As limberd is told.
  var arguments: [String] {
    areas.flatMap(\.words).map { "--area=\($0)" }
      + positions.flatMap(\.words).map { "--position=\($0)" }
      + without.flatMap(\.words).map { "--without=\($0)" }
      + (level.map { ["--level=\($0)"] } ?? [])
  }
}

/// How much it hurt.
struct PainOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "It hurt so much, 0 to 10: the exercise is not composed until it is cleared.",
      valueName: "0-10"))
  var pain: Int?

  func validate() throws {
    if let pain, !(0...10).contains(pain) { throw ValidationError("--pain takes 0 to 10") }
  }
}
