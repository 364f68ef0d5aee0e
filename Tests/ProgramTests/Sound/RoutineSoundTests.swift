// The first minute and more of several built-in routines, each on a virtual card of its own and all
// at once, so that the machine is busy too: what is heard is what is rendered.

import Foundation
import Testing

@Suite(.serialized) struct RoutineSoundTests {
  private struct Playing {
    let routine: String
    let home = try! Home()
    let card: VirtualCard
    let daemon: Child
    let render: Samples
    let recording: Recording

    init(_ routine: String) throws {
      self.routine = routine
      card = try VirtualCard(for: home)
      daemon = try home.daemon()
      (render, _) = try rendered(home, routine)
      recording = try card.record()
      let start = try home.limber("start", routine)
      try #require(start.status == 0, "\(start.errors)")
    }
  }

  @Test func theFirstMinuteOfSeveralRoutinesIsHeardAsItIsRendered() throws {
    let sessions = try ["lower-back", "desk", "wind-down"].map(Playing.init)
    for session in sessions {
      try eventually("75 s of \(session.routine)", within: 120) {
        try position(session.home) > 75_000
      }
      let audio = try #require(session.home.status()["audio"] as? [String: Any])
      let heard = try session.recording.stop()
      session.daemon.signal(SIGTERM)
      let offset = try #require(heard.firstSound) - #require(session.render.firstSound)
      let same = heard.equalRun(from: offset, to: session.render, from: 0)
      // What ended the daemon ends the sound; a second before that is not looked at.
      #expect(same > 74 * 48_000, "\(session.routine): the same for \(same) frames")
      #expect(audio["xruns"] as? Int == 0)
      #expect(audio["late_cues"] as? Int == 0)
    }
  }
}
