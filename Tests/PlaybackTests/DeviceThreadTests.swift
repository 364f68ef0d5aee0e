// What is asked of a device's thread, cancelled, and asked anew, with devices that need no hardware.

import Glibc
import Testing

@testable import Playback

@Suite struct DeviceThreadTests {
  /// A session is stopped while its device opens, and another one is started on another device.
  @Test func theAnswerToACancelledErrandIsNotTakenForTheNextOnes() throws {
    let mailbox = Mailbox()
    let (device, thread) = try #require(DeviceThread.start { mailbox.orders.ring() })
    for turn in 0..<100 {
      device.ask(.open("null"))
      // So that it is cancelled before, while and after it opens.
      usleep(UInt32(turn % 10) * 100)
      device.cancel()
      device.ask(.open("limber-is-not-there"))
      var failure: PCMError?
      while failure == nil {
        mailbox.orders.wait(milliseconds: 10_000)
        guard let answer = device.takeAnswer() else { continue }
        switch consume answer {
        case .running: Issue.record("the cancelled device is the answer, in turn \(turn)")
        case .failed(let error): failure = error
        }
      }
      #expect(failure?.operation == "opening limber-is-not-there")
    }
    device.quit()
    pthread_join(thread, nil)
    #expect(device.hasEnded)
  }
}
