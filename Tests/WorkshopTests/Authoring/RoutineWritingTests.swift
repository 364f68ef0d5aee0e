// Routines that a command writes: new ones only, checked at once, and a copy of a built-in one only
// when it was changed.

import Control
import FoundationEssentials
import Glibc
import Testing

@testable import Authoring

/// Tests that set EDITOR for their own process take turns.
@Suite(.serialized) struct RoutineWritingTests {
  private let home = Home()

  private func edit(_ name: String, with script: String) throws -> Control.ExitStatus {
    home.write("editor", "#!/bin/sh\n\(script)\n")
    chmod("\(home.folder)/editor", 0o755)
    unsetenv("VISUAL")
    setenv("EDITOR", "\(home.folder)/editor", 1)
    defer { unsetenv("EDITOR") }
    return try RoutineWriting(places: home.places).edit(name)
  }

  private func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: "\(home.folder)/routines/\(name).yaml")
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func aBuiltInRoutineThatWasLeftAsItWasIsNotCopied() throws {
    #expect(try edit("lower-back", with: "exit 0") == Control.ExitStatus.done)
    #expect(text("lower-back") == nil)
  }

  @Test func aBuiltInRoutineThatWasChangedGoesBeforeOurs() throws {
    #expect(try edit("desk", with: #"echo "  - {rest: 9s}" >> "$1""#) == Control.ExitStatus.done)
    #expect(text("desk")?.hasSuffix("- {rest: 9s}\n") == true)
  }

  @Test func aSlipIsToldAndNothingIsLost() throws {
    #expect(try edit("desk", with: #"echo "  - {rest: 9}" >> "$1""#) == Control.ExitStatus.badData)
    #expect(text("desk")?.hasSuffix("- {rest: 9}\n") == true)
  }

  @Test func aNameThatIsNoneAndAnEditorThatFailsAreTold() throws {
    #expect(try edit("dsk", with: "exit 0") == Control.ExitStatus.badData)
    #expect(try edit("../desk", with: "exit 0") == Control.ExitStatus.badData)
    #expect(try edit("desk", with: "exit 3") == Control.ExitStatus.failure)
    #expect(text("desk") == nil)
    home.write("routines/own.yaml", "steps: [{rest: 5s}]")
    #expect(try edit("own", with: "exit 3") == Control.ExitStatus.failure)
    #expect(text("own") == "steps: [{rest: 5s}]")
  }

  @Test func whatExistsIsNotWrittenOver() throws {
    home.write("routines/own.yaml", "steps: [{rest: 5s}]")
    let mode = RoutineWriting(places: home.places)
    #expect(try mode.new("own", editor: true) == Control.ExitStatus.badData)
    #expect(try mode.new("a/b", editor: true) == Control.ExitStatus.usage)
    #expect(text("own") == "steps: [{rest: 5s}]")
  }
}
