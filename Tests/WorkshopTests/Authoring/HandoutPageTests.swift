// The page to hand out: of any routine that can be shown, with all that a person needs to do it.

import Control
import Routines
import TestSupport
import Testing

@testable import Authoring

@Suite struct HandoutPageTests {
  private let folder = TemporaryFolder()
  private let home = Home()
  private static let routine = """
    name: Physio
    steps:
      - {exercise: Towel pull, hold: 20s, say: "Pull <gently>."}
      - {exercise: plank, hold: 20s}
      - {exercise: cat-cow, reps: 5, say: My own words.}
    """

  private func page(of routine: String) -> (status: Control.ExitStatus, text: String) {
    let status = HandoutPage.write(routine: routine, to: folder("page.html"), home.places)
    return (status, folder.text("page.html") ?? "")
  }

  @Test(arguments: ["physio", "file"])
  func aRoutineByItsNameOrItsFileIsHandedOut(by: String) {
    home.write("routines/physio.yaml", Self.routine)
    let (status, text) = page(of: by == "file" ? "\(home.folder)/routines/physio.yaml" : by)
    #expect(status == .done)
    #expect(text.contains("<li><strong>Towel pull</strong>, hold 20s. Pull &lt;gently&gt;.</li>"))
    let plank = home.configuration.catalogue["plank"]?.sentence ?? ""
    #expect(!plank.isEmpty && text.contains(". \(plank)"))
    #expect(text.contains(". My own words."))
  }

  @Test func whatIsNoRoutineIsRefused() {
    home.write("routines/bad.yaml", "steps: 7")
    for name in ["phisio", "bad", "\(home.folder)/routines/bad.yaml", "./nowhere.yaml"] {
      #expect(page(of: name).status == .badData, "\(name)")
    }
    #expect(folder.names.isEmpty)
  }
}
