// Routines that a command writes: new ones only, checked at once, and a copy of a built-in one only
// when it was changed.

import FoundationEssentials
import Glibc
import Testing

@testable import Daemon

/// Tests that set EDITOR for their own process take turns.
@Suite(.serialized) struct RoutineWritingTests {
  private let house = House()

  private func edit(_ name: String, with script: String) throws -> Int32 {
    house.write("editor", "#!/bin/sh\n\(script)\n")
    chmod("\(house.folder)/editor", 0o755)
    unsetenv("VISUAL")
    setenv("EDITOR", "\(house.folder)/editor", 1)
    defer { unsetenv("EDITOR") }
    return try RoutineWritingMode(places: house.places).edit(name)
  }

  private func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: "\(house.folder)/routines/\(name).yaml")
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func aBuiltInRoutineThatWasLeftAsItWasIsNotCopied() throws {
    #expect(try edit("lower-back", with: "exit 0") == ExitStatus.done)
    #expect(text("lower-back") == nil)
  }

  @Test func aBuiltInRoutineThatWasChangedGoesBeforeOurs() throws {
    #expect(try edit("desk", with: #"echo "  - {rest: 9s}" >> "$1""#) == ExitStatus.done)
    #expect(text("desk")?.hasSuffix("- {rest: 9s}\n") == true)
  }

  @Test func aSlipIsToldAndNothingIsLost() throws {
    #expect(try edit("desk", with: #"echo "  - {rest: 9}" >> "$1""#) == ExitStatus.badData)
    #expect(text("desk")?.hasSuffix("- {rest: 9}\n") == true)
  }

  @Test func aNameThatIsNoneAndAnEditorThatFailsAreTold() throws {
    #expect(try edit("dsk", with: "exit 0") == ExitStatus.badData)
    #expect(try edit("../desk", with: "exit 0") == ExitStatus.badData)
    #expect(try edit("desk", with: "exit 3") == ExitStatus.failure)
    #expect(text("desk") == nil)
    house.write("routines/own.yaml", "steps: [{rest: 5s}]")
    #expect(try edit("own", with: "exit 3") == ExitStatus.failure)
    #expect(text("own") == "steps: [{rest: 5s}]")
  }

  @Test func whatExistsIsNotWrittenOver() throws {
    house.write("routines/own.yaml", "steps: [{rest: 5s}]")
    let mode = RoutineWritingMode(places: house.places)
    #expect(try mode.new("own", editor: true) == ExitStatus.badData)
    #expect(try mode.new("a/b", editor: true) == ExitStatus.usage)
    #expect(text("own") == "steps: [{rest: 5s}]")
  }
}
