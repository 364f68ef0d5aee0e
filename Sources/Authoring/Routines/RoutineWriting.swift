// `--new-routine NAME` and `--edit-routine NAME`: a person's own routines, written by their own
// process and checked at once.

import ConfigFiles
import Control
import Glibc
import Routines

package struct RoutineWritingMode {
  let places: Places

  package init(places: Places) { self.places = places }

  /// Of a new file.
  private func path(_ name: String) -> String {
    "\(places.routines)/\(name)\(FileName.endings[0])"
  }

  /// The person's own file of a name, be it good or bad.
  private func own(_ name: String) -> FoundFile? { places.layers.own("routines", name) }

  /// Asks plain questions and writes the file; or opens an editor on a beginning.
  package func new(_ name: String, editor: Bool) throws -> Int32 {
    let named = FileName.refuse(name, for: "a routine")
    guard named == ExitStatus.done else { return named }
    if let own = own(name) {
      Console.complain(
        "limber: \(own.path) exists already; 'limber routine edit \(name)' changes it")
      return ExitStatus.badData
    }
    if editor { return try edit(name, from: Self.beginning) }
    let catalogue = Configuration(reading: places.layers).catalogue
    var interview = RoutineInterview(catalogue: catalogue)
    while !interview.isOver {
      Console.say(interview.prompt)
      guard let answer = readLine() else {
        Console.complain("limber: the answers ended; nothing was written")
        return ExitStatus.badData
      }
      if let refusal = interview.answer(answer) { Console.say(refusal) }
    }
    let routine = Routine(id: name, name: Self.title(name), steps: interview.steps)
    return try write(RoutineText.yaml(routine, catalogue: catalogue), name, catalogue)
  }

  /// `my-physio` as `My physio`.
  private static func title(_ name: String) -> String {
    let words = name.replacing("-", with: " ").replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private func write(_ text: String, _ name: String, _ catalogue: Catalogue) throws -> Int32 {
    do throws(BadFile) {
      // What is asked is within the limits one by one; the whole may not be.
      _ = try RoutineFile.routine(text, id: name, file: path(name), catalogue: catalogue)
    } catch {
      _ = complain(error.diagnostics)
      return ExitStatus.badData
    }
    let status = OwnFile.create(path(name), text)
    guard status == ExitStatus.done else { return status }
    return try RoutinesMode(places: places).show(name, today: false, json: false)
  }

  /// Opens the person's own file in an editor, then says what is wrong in it. A built-in or a
  /// site's routine is copied first; the copy goes before it from then on.
  package func edit(_ name: String) throws -> Int32 {
    let configuration = Configuration(reading: places.layers)
    if let own = own(name) {
      return try own.isAmbiguous ? configuration.refuse(routine: name) : open(name, own.path)
    }
    guard let text = inForce(name, configuration) else {
      return configuration.refuse(
        routine: name, otherwise: "'limber routine new \(name)' makes one")
    }
    return try edit(name, from: text)
  }

  /// The text of a routine that is not the person's own.
  private func inForce(_ name: String, _ configuration: Configuration) -> String? {
    if let path = configuration.routines[name]?.path {
      return try? Layers.read(path).text
    }
    return BuiltIn.routines.first { $0.id == name }?.text
  }

  /// A copy that was left as it was is taken away again.
  private func edit(_ name: String, from text: String) throws -> Int32 {
    let path = path(name)
    let created = OwnFile.create(path, text)
    guard created == ExitStatus.done else { return created }
    let status = try open(name, path)
    guard let now = try? Layers.read(path).text, now == text else { return status }
    unlink(path)
    if status == ExitStatus.failure { return status }
    Console.say("Nothing was changed, and nothing was written.")
    return ExitStatus.done
  }

  private func open(_ name: String, _ path: String) throws -> Int32 {
    if let failure = Editor.open(path) {
      Console.complain("limber: \(failure)")
      return ExitStatus.failure
    }
    let status = try RoutinesMode(places: places).check([path], json: false)
    if status == ExitStatus.badData {
      Console.complain(
        "limber: the file is kept as it is; 'limber routine edit \(name)' goes on with it")
    }
    return status
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
