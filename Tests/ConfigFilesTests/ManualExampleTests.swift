// Every example of limber(5) is read by the reader that it is meant for, so that nobody copies one
// that does not work.

import Foundation
import Routines
import Testing

@testable import ConfigFiles

private let page = try? String(
  contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/ConfigFiles/limber.5.scd"),
  encoding: .utf8)
private let catalogue = Result { Catalogue(try BuiltIn.exercises()) }

/// The blocks between fences.
private var blocks: [String] {
  let parts = (page ?? "").components(separatedBy: "\n```\n")
  return stride(from: 1, to: parts.count, by: 2).map { parts[$0] + "\n" }
}

private var routines: [String] {
  blocks.compactMap { block in
    if block.hasPrefix("# routines/") || block.hasPrefix("defaults:") { return block }
    return block.hasPrefix("- repeat:") || block.hasPrefix("- exercise:") ? "steps:\n" + block : nil
  }
}

/// Lines such as `{exercise: plank, hold: 20s}`.
private var steps: [String] {
  (page ?? "").split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    .map { $0.hasSuffix("++") ? String($0.dropLast(2)) : $0 }
    .filter { line in
      ["{exercise:", "{rest:", "{wait:"].contains { line.hasPrefix($0) } && line.hasSuffix("}")
    }
}

@Suite struct ManualExampleTests {
  @Test func routinesAreRead() throws {
    #expect(routines.count >= 7)
    for text in routines {
      let read = try RoutineFile.read(
        text, id: "example", file: "example.yaml", catalogue: catalogue.get())
      #expect(!read.routine.steps.isEmpty, "\(text)")
    }
  }

  @Test func stepsAreRead() throws {
    #expect(steps.count >= 25)
    let catalogue = try catalogue.get()
    for step in steps {
      let faults = faults { () throws(BadFile) in
        try RoutineFile.routine(
          "steps: [\(step)]", id: "example", file: "example.yaml", catalogue: catalogue)
      }
      #expect(faults == [], "\(step)")
    }
  }

  @Test func remindersAreRead() throws {
    let reminders = blocks.filter { $0.hasPrefix("# reminders/") }
    #expect(reminders.count >= 4)
    for text in reminders {
      #expect(throws: Never.self, "\(text)") {
        _ = try ReminderFile.read(
          text, name: "example", file: "example.yaml",
          in: Surroundings(defaultRoutine: "lower-back"))
      }
    }
  }
}
