// Keeps the house tidy: imports follow Package.swift, pure rooms stay pure, and Foundation's time
// zones stay out. The compiler checks undeclared imports only outside of the transitive closure, so
// this reads the `import` lines themselves.

import Foundation
import Testing

/// Rooms that are told the time and read nothing.
private let pure: Set<String> = [
  "Sounds", "Practice", "Sessions", "Scheduling", "Routines", "Lengths", "Varlink",
]

/// Of the platform: free to all but the pure rooms.
private let system: Set = ["Dispatch", "Glibc", "Synchronization"]

/// Words that would read a clock, the environment, a file or a random source.
private let impure = [
  "clock_gettime", "ContinuousClock", "SuspendingClock", "Date()", "Date.now", "time(nil)",
  "getenv", "ProcessInfo", "FileManager", "fopen(", "open(", ".random(", "SystemRandom",
  "arc4random", "shuffled()", "randomElement()",
]

let root = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

private struct SwiftFile: CustomTestStringConvertible {
  var room: String
  var path: String
  var lines: [String]
  var testDescription: String { path }
}

private func swiftFiles(_ folder: String) throws -> [SwiftFile] {
  let base = root.appending(path: folder)
  let paths = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
  return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
    let text = try String(contentsOf: base.appending(path: path), encoding: .utf8)
    return SwiftFile(
      room: path.components(separatedBy: "/")[0], path: "\(folder)/\(path)",
      lines: text.components(separatedBy: "\n"))
  }
}

/// The module that an `import` line names, and whether it takes only one declaration of it.
private func imported(_ line: String) -> (module: String, scoped: Bool)? {
  let words = line.split(separator: " ").map(String.init)
  guard let at = words.firstIndex(of: "import"),
    words[..<at].allSatisfy({
      ["private", "internal", "package", "public", "@preconcurrency"].contains($0)
    }),
    at + 1 < words.count
  else { return nil }
  let kinds = ["func", "struct", "class", "enum", "var", "let", "typealias"]
  let scoped = kinds.contains(words[at + 1]) && at + 2 < words.count
  let name = scoped ? words[at + 2] : words[at + 1]
  return (String(name.split(separator: ".")[0]), scoped)
}

@Suite struct ArrowTests {
  private let house = House.declared

  @Test func everyFolderOfSourcesIsARoom() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Sources").path)
    #expect(Set(folders).subtracting(["README.md"]) == Set(house.rooms.map(\.name)))
  }

  @Test func importsFollowTheDeclaration() throws {
    let files = try swiftFiles("Sources")
    #expect(files.count > 50)
    for file in files {
      let room = try #require(house[file.room])
      for (number, line) in file.lines.enumerated() {
        guard let (module, scoped) = imported(line) else { continue }
        // A pure room may take a single function of libm, never the whole C library.
        let isSystems = system.contains(module) && (scoped || !pure.contains(file.room))
        #expect(
          isSystems || room.dependencies.contains(module),
          "\(file.path):\(number + 1): \(file.room) may not import \(module)")
      }
    }
  }

  @Test func everyArrowIsNeeded() throws {
    let files = try swiftFiles("Sources")
    for room in house.rooms where room.isSwift {
      let used = files.filter { $0.room == room.name }.flatMap { $0.lines.compactMap(imported) }
      let idle = room.dependencies.subtracting(used.map(\.module))
      #expect(idle == [], "\(room.name) imports nothing of these")
    }
  }

  @Test func whatIsRecordedLinksNoSound() throws {
    let below = house.closure(of: "Records")
    #expect(below.isDisjoint(with: ["CALSA", "Playback", "Speech", "Listening"]))
  }

  @Test func whoListensWritesNoHistory() throws {
    #expect(try !#require(house["Listening"]).dependencies.contains("Store"))
  }

  @Test func theThinProgramLinksNothingOfTheDaemons() throws {
    let ours = Set(house.rooms.map(\.name))
    #expect(
      house.closure(of: "limber").intersection(ours) == [
        "Commands", "Control", "Lengths", "Varlink",
      ])
  }

  @Test func theDaemonHasNothingOfTheWorkshop() throws {
    let workshop: Set = ["Authoring", "Commands", "Console", "Doctor", "Listening", "Records"]
    #expect(house.closure(of: "Daemon").isDisjoint(with: workshop))
  }

  /// The table is written anew from the declaration: copy it from the failure.
  @Test func theTableOfRoomsIsThePackages() throws {
    let text = try String(
      contentsOf: root.appending(path: "Sources/README.md"), encoding: .utf8)
    let rows = text.components(separatedBy: "\n").filter { $0.hasPrefix("| `") }
    let words = Dictionary(
      uniqueKeysWithValues: rows.map { row in
        let cells = row.components(separatedBy: "|").map {
          $0.trimmingCharacters(in: .whitespaces)
        }
        return (cells[1], cells[2])
      })
    let expected = house.rooms.map { room in
      let arrows = room.dependencies.sorted().joined(separator: ", ")
      return "| `\(room.name)` | \(words["`\(room.name)`"] ?? "") | \(arrows) |"
    }
    #expect(rows == expected, "\(expected.joined(separator: "\n"))")
    #expect(!words.values.contains(""))
  }

  @Test func pureRoomsReadNoClockFileEnvironmentOrRandomSource() throws {
    for file in try swiftFiles("Sources") where pure.contains(file.room) {
      for (number, line) in file.lines.enumerated()
      where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        for word in impure {
          #expect(!line.contains(word), "\(file.path):\(number + 1): \(word) in a pure room")
        }
      }
    }
  }

  @Test func nobodyAsksFoundationForTheTime() throws {
    let words = [
      "TimeZone(", "TimeZone.", "Calendar(", "Calendar.", "DateFormatter", "ISO8601", ".formatted(",
    ]
    for file in try swiftFiles("Sources") {
      for (number, line) in file.lines.enumerated()
      where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        for word in words where line.contains(word) {
          Issue.record("\(file.path):\(number + 1): \(word): Scheduling computes with ZoneRules")
        }
      }
    }
  }

  @Test func whatIsPrintedGoesThroughTheWriter() throws {
    let print = #/(^|[^.A-Za-z])(print|putchar|fputs|puts|printf)\(/#
    for file in try swiftFiles("Sources") where !file.path.hasSuffix("/StandardOutput.swift") {
      for (number, line) in file.lines.enumerated()
      where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        let place = "\(file.path):\(number + 1)"
        #expect(!line.contains(print), "\(place): StandardOutput notices what is not written")
        #expect(!line.contains("/dev/stdout"), "\(place): StandardOutput writes there")
      }
    }
  }

  /// One that is told something while it is taken apart would end the daemon: whoever may be told is
  /// held, or `weak`.
  @Test func nobodyIsReferredToWithoutBeingHeld() throws {
    for file in try swiftFiles("Sources") {
      for (number, line) in file.lines.enumerated() where line.contains("unowned") {
        Issue.record("\(file.path):\(number + 1): unowned: hold it, or make it weak")
      }
    }
  }

  /// Many files extend what the daemon is made of: were its stored properties theirs to set, no file
  /// would tell what may become of them. Each is private, or is set by its owner's verbs alone;
  /// closures, which are set to be called, are not meant.
  @Test func whatTheDaemonHoldsIsSetByItsOwnerAlone() throws {
    var classes = 0
    for file in try swiftFiles("Sources") where file.room == "Daemon" {
      var isInClass = false
      for (number, line) in file.lines.enumerated() {
        let words = line.split(separator: " ")
        if line.hasPrefix("}") { isInClass = false }
        if !line.hasPrefix(" "), let at = words.firstIndex(of: "class"), at + 1 < words.count {
          isInClass = words.last == "{"
          classes += 1
        }
        // A member of the class itself, and one that is stored.
        guard isInClass, line.hasPrefix("  "), !line.hasPrefix("   "), words.contains("var"),
          !words[0].hasPrefix("//"), words.last != "{", words.last != "}", !line.contains("->")
        else { continue }
        let isOwn = words.contains("private") || words.contains("private(set)")
        #expect(isOwn, "\(file.path):\(number + 1): private(set), and a verb to set it by")
      }
    }
    #expect(classes > 10)
  }

  @Test func noTypeIsNamedLikeAModule() throws {
    let rooms = Set(House.declared.rooms.map(\.name))
    for file in try swiftFiles("Sources") {
      for line in file.lines {
        let words = line.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
        for (word, name) in zip(words, words.dropFirst())
        where ["struct", "class", "enum", "protocol", "actor"].contains(word) {
          #expect(!rooms.contains(name), "\(file.path): the type \(name) is named like a module")
        }
      }
    }
  }
}

@Suite struct FileTests {
  @Test func everyFileSaysWhyItExistsAndStaysReadable() throws {
    for file in try swiftFiles("Sources") {
      #expect(file.lines[0].hasPrefix("// "), "\(file.path): no head that says why it exists")
      #expect(file.lines.count <= 350, "\(file.path): \(file.lines.count) lines")
      for (number, line) in file.lines.enumerated() where line.count > 100 {
        Issue.record("\(file.path):\(number + 1): longer than 100 columns")
      }
    }
  }

  @Test func theTopLevelHoldsTheHouseAndNothingElse() throws {
    let allowed: Set = [
      "Package.swift", "Package.resolved", "Sources", "Tests", "sounds", "systemd", "README.md",
      "LICENSE", "CHANGELOG.md", "Makefile", "debian",
    ]
    let names = try FileManager.default.contentsOfDirectory(atPath: root.path)
    let others = names.filter {
      !$0.hasPrefix(".") && !$0.hasSuffix(".wav") && !allowed.contains($0)
    }
    #expect(others == [])
  }
}
