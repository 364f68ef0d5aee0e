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
  /// Writes the page.
  /// - Parameters:
  ///   - id: a routine's id; files are not taken.
  ///   - path: of the page; `-` is standard output.
  /// - Returns: `badData` for an unknown routine.
  static func write(routine id: String, to path: String, _ places: Places) -> ExitStatus {
    let configuration = Configuration(reading: places.layers)
    guard let found = configuration.routines[id]?.routine else {
      return configuration.refuse(routine: id)
    }
    return OutputFile.write(html(found), to: path)
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
      case .repeat(let times, let group):
        "<li>\(times == 1 ? "Once" : "\(times) times"):<ol>\(Self.steps(group))</ol></li>"
      }
    }.joined(separator: "\n")
  }

  /// The name, the dose, the sentence and any cautions of an exercise.
  private static func exercise(_ step: ExerciseStep) -> String {
    let exercise = step.exercise.inGeneral
    let cautions =
      exercise.cautions.isEmpty
      ? "" : " <em>\(HTML.text(exercise.cautions.joined(separator: " ")))</em>"
    return "<li><strong>\(HTML.text(exercise.name))</strong>, \(step.words). "
      + "\(HTML.text(exercise.sentence))\(cautions)</li>"
  }
}
