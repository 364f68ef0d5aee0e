// The rooms and arrows as Package.swift declares them: read from its text, since a test has no package
// manager, and a second list would age.

import Foundation

struct House {
  struct Room {
    var name: String
    /// Modules: of ours, and of others'.
    var dependencies: Set<String>
    /// A C door has no Swift file.
    var isSwift: Bool { !name.hasPrefix("C") || name.dropFirst().first?.isUppercase == false }
  }

  /// In the order of the file.
  var rooms: [Room]

  subscript(name: String) -> Room? { rooms.first { $0.name == name } }

  /// Everything that a room links.
  func closure(of name: String) -> Set<String> {
    var found: Set<String> = []
    var open = [name]
    while let next = open.popLast() {
      for dependency in self[next]?.dependencies ?? [] where found.insert(dependency).inserted {
        open.append(dependency)
      }
    }
    return found
  }

  static let declared: House = {
    let text = try? String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
    let chunks = (text ?? "").components(separatedBy: "arget(").dropFirst()
      .map { $0.replacing("argumentParser", with: "\"ArgumentParser\"") }
    let rooms = chunks.compactMap { chunk -> Room? in
      guard !chunk.contains("path: \"Tests"), let name = chunk.firstMatch(of: #/name: "(\w+)"/#)
      else { return nil }
      return Room(name: String(name.1), dependencies: dependencies(chunk))
    }
    return House(rooms: rooms.filter { !$0.name.hasSuffix("Tests") && $0.name != "TestSupport" })
  }()

  /// The list after `dependencies:`, with a product by its own name.
  private static func dependencies(_ chunk: String) -> Set<String> {
    guard let start = chunk.firstRange(of: "dependencies: [") else { return [] }
    var depth = 1
    let list = chunk[start.upperBound...].prefix { character in
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      return depth > 0
    }
    let names = String(list).replacing(#/package: "[^"]*"/#, with: "").matches(of: #/"(\w+)"/#)
    return Set(names.map { String($0.1) })
  }
}
