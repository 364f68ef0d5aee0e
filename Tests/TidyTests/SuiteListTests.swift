// The Makefile names suites: those that `make check` leaves out, and those that `make test` runs side
// by side. A name that has gone would be left out of nothing, and nobody would notice.

import Foundation
import Testing

/// What `NAME_SUITES = Target Target.Suite Target.Suite/test` of the Makefile list, by their names.
private func suiteLists() throws -> [String: [String]] {
  let makefile = try String(contentsOf: root.appending(path: "Makefile"), encoding: .utf8)
    .replacing("\\\n", with: " ")
  var lists: [String: [String]] = [:]
  for line in makefile.split(separator: "\n") {
    let words = line.split(separator: " ").map(String.init)
    guard words.count > 1, words[0].hasSuffix("_SUITES"), words[1] == "=" else { continue }
    lists[words[0]] = Array(words[2...])
  }
  return lists
}

/// Every type and function that a target of tests declares, in all its folders.
private func declared(in target: String) throws -> Set<Substring> {
  let folder = root.appending(path: "Tests/\(target)").path
  let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
  var names: Set<Substring> = []
  for path in paths where path.hasSuffix(".swift") {
    let words = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
      .split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    for (word, name) in zip(words, words.dropFirst())
    where word == "struct" || word == "class" || word == "func" {
      names.insert(name)
    }
  }
  return names
}

@Suite struct SuiteListTests {
  @Test func everySuiteThatTheMakefileNamesExists() throws {
    let lists = try suiteLists()
    #expect(lists.count == 3)
    var targets: [Substring: Set<Substring>] = [:]
    for (list, names) in lists {
      #expect(!names.isEmpty, "\(list)")
      for name in names {
        let words = name.split { $0 == "." || $0 == "/" }
        let known = try targets[words[0]] ?? declared(in: String(words[0]))
        targets[words[0]] = known
        #expect(!known.isEmpty, "\(list): there is no Tests/\(words[0])")
        for word in words.dropFirst() {
          #expect(known.contains(word), "\(list): \(words[0]) has no \(word)")
        }
      }
    }
  }

  /// Each test runs once: what is neither pure nor of sound is the rest.
  @Test func noSuiteOfSoundIsPure() throws {
    let lists = try suiteLists()
    let pure = Set(try #require(lists["PURE_SUITES"]))
    let sound = try #require(lists["SOUND_SUITES"])
    #expect(pure.allSatisfy { !$0.contains(".") })
    for name in sound {
      #expect(!pure.contains(String(name.prefix { $0 != "." })), "\(name)")
    }
  }
}
