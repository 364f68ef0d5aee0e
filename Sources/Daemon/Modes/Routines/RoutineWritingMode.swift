// `--new-routine NAME` and `--edit-routine NAME`: a person's own routines, written by their own
// process and checked at once.

import ConfigFiles
import Control
import Glibc
import Routines

package struct RoutineWritingMode {
  let places: Places

  package init(places: Places) { self.places = places }

  private func path(_ name: String) -> String { "\(places.routines)/\(name).yaml" }

  /// Asks plain questions and writes the file; or opens an editor on a beginning.
  package func new(_ name: String, editor: Bool) throws -> Int32 {
    guard FileName.isValid(name) else {
      Console.complain(
        "limber: “\(name)” is no name for a routine; use letters, digits and hyphens")
      return ExitStatus.usage
    }
    guard access(path(name), F_OK) != 0 else {
      Console.complain(
        "limber: \(path(name)) exists already; 'limber routine edit \(name)' changes it")
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
    if access(path(name), F_OK) == 0 { return try open(name) }
    guard FileName.isValid(name), let text = inForce(name) else {
      let names = Configuration(reading: places.layers).routines.keys.sorted()
      let hint = Spelling.nearest(to: name, among: names).map { "; did you mean “\($0)”?" }
      Console.complain(
        "limber: there is no routine “\(name)”"
          + (hint ?? "; 'limber routine new \(name)' makes one"))
      return ExitStatus.badData
    }
    return try edit(name, from: text)
  }

  /// The text of a routine that is not the person's own.
  private func inForce(_ name: String) -> String? {
    if let path = Configuration(reading: places.layers).routines[name]?.path {
      return try? Layers.read(path).text
    }
    return BuiltIn.routines.first { $0.id == name }?.text
  }

  /// A copy that was left as it was is taken away again.
  private func edit(_ name: String, from text: String) throws -> Int32 {
    let created = OwnFile.create(path(name), text)
    guard created == ExitStatus.done else { return created }
    let status = try open(name)
    guard let now = try? Layers.read(path(name)).text, now == text else { return status }
    unlink(path(name))
    if status == ExitStatus.failure { return status }
    Console.say("Nothing was changed, and nothing was written.")
    return ExitStatus.done
  }

  private func open(_ name: String) throws -> Int32 {
    if let failure = Editor.open(path(name)) {
      Console.complain("limber: \(failure)")
      return ExitStatus.failure
    }
    let status = try RoutinesMode(places: places).check([path(name)], json: false)
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
