// `routine new` and `routine edit`: a person's own routines, written by their own process and
// checked at once.

import Commands
import ConfigFiles
import Console
import Control
import Planning
import Routines

extension RoutineCommand.New: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    try RoutineWriting(places: places).new(name, editor: editor)
  }
}

extension RoutineCommand.Edit: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    try RoutineWriting(places: places).edit(name)
  }
}

package struct RoutineWriting {
  let places: Places

  package init(places: Places) { self.places = places }

  /// Of a new file.
  private func path(_ name: String) -> String {
    "\(places.routines)/\(name)\(FileName.endings[0])"
  }

  /// The person's own file of a name, be it good or bad.
  private func own(_ name: String) -> FoundFile? { places.layers.own(.routine, name) }

  /// Asks plain questions and writes the file; or opens an editor on a beginning.
  package func new(_ name: String, editor: Bool) throws -> ExitStatus {
    let named = FileName.refuse(name, for: "a routine")
    guard named == ExitStatus.done else { return named }
    if let own = own(name) {
      Console.complain(
        "limber: \(own.path) exists already; 'limber routine edit \(name)' changes it")
      return ExitStatus.badData
    }
    if editor { return try file(name).edit(beginningWith: Self.beginning) }
    let catalogue = Configuration(reading: places.layers).catalogue
    var interview = RoutineInterview(catalogue: catalogue)
    guard interview.run() else { return .badData }
    let routine = Routine(id: name, name: Self.title(name), steps: interview.steps)
    return try write(RoutineText.yaml(routine, catalogue: catalogue), name, catalogue)
  }

  /// `my-physio` as `My physio`.
  private static func title(_ name: String) -> String {
    let words = name.replacing("-", with: " ").replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private func write(_ text: String, _ name: String, _ catalogue: Catalogue) throws -> ExitStatus {
    do throws(BadFile) {
      // What is asked is within the limits one by one; the whole may not be.
      _ = try RoutineFile.routine(text, id: name, file: path(name), catalogue: catalogue)
    } catch {
      _ = Console.complain(error.diagnostics)
      return ExitStatus.badData
    }
    let status = OwnFile.create(path(name), text)
    guard status == ExitStatus.done else { return status }
    RunningDaemon.reload()
    return try RoutineReading(places: places).show(name, today: false, json: false)
  }

  /// Opens the person's own file in an editor, then says what is wrong in it. A built-in or a
  /// site's routine is copied first; the copy goes before it from then on.
  package func edit(_ name: String) throws -> ExitStatus {
    let configuration = Configuration(reading: places.layers)
    if let own = own(name) {
      return try own.isAmbiguous
        ? configuration.refuse(routine: name) : file(name, own.path).edit()
    }
    guard let text = inForce(name, configuration) else {
      return configuration.refuse(
        routine: name, otherwise: "'limber routine new \(name)' makes one")
    }
    return try file(name).edit(beginningWith: text)
  }

  /// The text of a routine that is not the person's own.
  private func inForce(_ name: String, _ configuration: Configuration) -> String? {
    if let path = configuration.routines[name]?.path {
      return try? Layers.read(path).text
    }
    return BuiltIn.routines.first { $0.id == name }?.text
  }

  /// - Parameter path: nil: of a new file.
  private func file(_ name: String, _ path: String? = nil) -> EditedFile {
    EditedFile(path ?? self.path(name), reopenedBy: "limber routine edit \(name)") { path in
      try RoutineReading(places: places).check([path], json: false)
    }
  }

  private static let beginning = """
    # limber(5) explains the keys; 'limber exercise list' shows the exercises.
    name: A routine of my own
    steps:
      - {exercise: knee-to-chest, hold: 20s, sets: 2}
      - {exercise: cat-cow, reps: 8}
      - {rest: 15s}

    """
}
