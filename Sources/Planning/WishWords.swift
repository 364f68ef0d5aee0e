// A wish as text, from a call or a command line. Each word is checked against its list, and an
// error names the nearest valid word.

import ConfigFiles
import Control
import Routines

package struct WishWords: Hashable, Sendable {
  package var length: Milliseconds
  package var areas: [String] = []
  package var positions: [String] = []
  package var without: [String] = []
  package var level: Int?

  package init(
    length: Milliseconds, areas: [String] = [], positions: [String] = [], without: [String] = [],
    level: Int? = nil
  ) {
    self.length = length
    self.areas = areas
    self.positions = positions
    self.without = without
    self.level = level
  }

  /// - Parameter milliseconds: the length of the routine.
  package init(
    milliseconds: Int64, areas: [String], positions: [String], without: [String], level: Int?
  ) {
    self.init(
      length: Milliseconds(milliseconds), areas: areas, positions: positions, without: without,
      level: level)
  }

  package init(_ parameters: WishParameters) {
    self.init(
      length: Milliseconds(parameters.lengthMs), areas: parameters.areas ?? [],
      positions: parameters.positions ?? [], without: parameters.without ?? [],
      level: parameters.level)
  }

  /// The wish as values.
  /// - Throws: `cannotCompose` for an unknown word or a level outside 1 to 3.
  package func wish() throws(ControlError) -> Wish {
    if let level, !(1...3).contains(level) {
      throw .cannotCompose(reason: "a level is 1, 2 or 3, not \(level)", nearest: nil)
    }
    var areas: [Area] = []
    // Each area once: if the wish can't be met, it is tried again with fewer areas.
    for area in try Self.words(self.areas, Area.self, "an area") where !areas.contains(area) {
      areas.append(area)
    }
    return Wish(
      length: length, areas: areas, level: level,
      positions: Set(try Self.words(positions, Position.self, "a position")),
      without: Set(try Self.words(without, Need.self, "a thing that exercises need")))
  }

  private static func words<T: RawRepresentable & CaseIterable>(
    _ texts: [String], _ type: T.Type, _ what: String
  ) throws(ControlError) -> [T] where T.RawValue == String {
    let all = T.allCases.map(\.rawValue)
    var values: [T] = []
    for text in texts {
      guard let value = T(rawValue: text) else {
        throw .cannotCompose(
          reason: Spelling.refusal(of: text, as: what, among: all), nearest: nil)
      }
      values.append(value)
    }
    return values
  }
}

extension WishWords {
  package init(_ wish: Wish) {
    self.init(
      length: wish.length, areas: wish.areas.map(\.rawValue),
      positions: Position.allCases.filter(wish.positions.contains).map(\.rawValue),
      without: Need.allCases.filter(wish.without.contains).map(\.rawValue), level: wish.level)
  }

  /// The wish as options of `limber compose` and `limber start`.
  package var arguments: String {
    var arguments = ["--for \(length)"]
    arguments += areas.map { "--area \($0)" }
    if let level { arguments.append("--level \(level)") }
    if !positions.isEmpty { arguments.append("--positions \(positions.joined(separator: ","))") }
    arguments += without.map { "--without \($0)" }
    return arguments.joined(separator: " ")
  }
}
