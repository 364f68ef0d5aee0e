// `routine new` and `routine edit`: the user's own routine files, written by the user's own process
// and checked at once.

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

/// Changes files of the user's layer only. A routine that is built in or a site's is copied to it.
package struct RoutineWriting {
  let places: Places

  /// - Parameter places: where the files are.
  package init(places: Places) { self.places = places }

  /// The path of a new file.
  private func path(_ name: String) -> String {
    "\(places.routines)/\(name)\(FileName.endings[0])"
  }

  /// The user's own file of a name, whether or not it has errors.
  private func own(_ name: String) -> FoundFile? { places.layers.own(.routine, name) }

  /// Asks questions and writes the routine, then prints its plan.
  /// - Parameters:
  ///   - name: becomes the name of the file.
  ///   - editor: open an editor on an example instead of asking.
  /// - Returns: `usage` for a name that no file can have; `badData` for one that exists, and when
  ///   the input ends before the last question. Nothing is written then.
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

  /// The name in the file, made from that of the file: `my-physio` becomes `My physio`.
  private static func title(_ name: String) -> String {
    let words = name.replacing("-", with: " ").replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Writes a text that the reader of routines accepts.
  private func write(_ text: String, _ name: String, _ catalogue: Catalogue) throws -> ExitStatus {
    do throws(BadFile) {
      // Each answer is within its limits, but the routine as a whole may exceed others, such as its
      // length.
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

  /// Opens the user's own file in an editor, then shows what is wrong in it. A routine that is
  /// built in or a site's is copied first; the copy is used from then on.
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

  /// The text of a routine that is not the user's own: a site's file, or one that is built in.
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

  /// What an editor shows for a new routine: each kind of step that most routines have.
  private static let beginning = """
    # limber(5) explains the keys; 'limber exercise list' shows the exercises.
    name: A routine of my own
    steps:
      - {exercise: knee-to-chest, hold: 20s, sets: 2}
      - {exercise: cat-cow, reps: 8}
      - {rest: 15s}

    """
}
