// A routine on paper, for users without a computer at the mat: how each exercise is done, and boxes
// to tick for four weeks.

import Commands
import ConfigFiles
import Console
import Control
import Planning
import Routines

/// Made by `routine show --output`.
enum HandoutPage {
  /// - Parameters:
  ///   - named: an id, or a file as `start` knows one.
  ///   - path: of the page; `-` is standard output.
  static func write(routine named: String, to path: String, _ places: Places) -> ExitStatus {
    let configuration = Configuration(reading: places.layers)
    do throws(ControlError) {
      return OutputFile.write(html(try configuration.routine(nameOrFile: named)), to: path)
    } catch .routineNotFound {
      return configuration.refuse(routine: named)
    } catch {
      Console.complain("limber: \(error)")
      return ExitStatus.badData
    }
  }

  /// The page as text. Everything from files goes through `HTML.text`.
  static func html(_ routine: Routine) -> String {
    let items = steps(routine.steps)
    let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let head = weekdays.map { "<th scope=\"col\">\($0)</th>" }.joined()
    let rows = (1...4).map { week in
      let boxes = weekdays.map {
        "<td><span class=\"box\" role=\"img\" aria-label=\"\($0), to tick\"></span></td>"
      }
      return "<tr><th scope=\"row\">Week \(week)</th>\(boxes.joined())</tr>"
    }
    return HTML.page(
      title: HTML.text(routine.name),
      body: """
        <header><h1>\(HTML.text(routine.name))</h1></header>
        <main>
        <section><h2>What to do</h2><ol>\(items)</ol></section>
        <section><h2>Done</h2><table><caption>Tick a box each day</caption>\
        <thead><tr><th scope="col">Week</th>\(head)</tr></thead>\
        <tbody>\(rows.joined())</tbody></table></section>
        </main>
        <footer><p>If something hurts, stop. With severe pain, numbness, or after a fall, ask a \
        professional.</p></footer>
        """)
  }

  /// List items; a repeat is a list within the list.
  private static func steps(_ steps: [Step]) -> String {
    steps.map { step in
      switch step {
      case .exercise(let step): exercise(step)
      case .rest(let length): "<li>Rest, \(length)</li>"
      case .wait(let wait): "<li>\(HTML.text(wait.text))</li>"
      case .repeat(let group):
        "<li>\(group.words):<ol>\(Self.steps(group.steps))</ol></li>"
      }
    }.joined(separator: "\n")
  }

  /// The name, the dose, the sentence and any cautions of an exercise.
  private static func exercise(_ step: ExerciseStep) -> String {
    let exercise = step.exercise
    let head = "<strong>\(HTML.text(exercise.name))</strong>, \(step.words)."
    let cautions = exercise.cautions.joined(separator: " ")
    let texts = [
      head, HTML.text(instruction(step)),
      cautions.isEmpty ? "" : "<em>\(HTML.text(cautions))</em>",
    ]
    return "<li>\(texts.filter { !$0.isEmpty }.joined(separator: " "))</li>"
  }

  /// How it is done. What the step says takes the place of the exercise's sentence, as it does in a
  /// session, and is all that an exercise defined in place has.
  private static func instruction(_ step: ExerciseStep) -> String {
    if case .text(let text)? = step.say { return SidedText.rendered(text, for: nil) }
    return SidedText.rendered(step.exercise.sentence, for: nil)
  }
}

extension Repeat {
  /// `3 times, with a rest of 30s between`, `10 times, a new round every 1m`
  fileprivate var words: String {
    let count = times == 1 ? "Once" : "\(times) times"
    if let every { return "\(count), a new round every \(every)" }
    return between.map { "\(count), with a rest of \($0) between" } ?? count
  }
}
