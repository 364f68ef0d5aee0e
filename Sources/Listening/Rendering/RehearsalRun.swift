// `rehearse`: a session without sound and many times as fast. Each sentence is printed at its own
// instant, not a pause after the one before, so that nothing drifts.

import Commands
import ConfigFiles
import Console
import Control
import Glibc
import Planning
import Routines
import Service
import Sessions

extension RehearseCommand: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    RehearsalRun(places: places).run(routine: routine, speed: speed)
  }
}

/// The clock and the output of `Rehearsal`.
package struct RehearsalRun {
  let places: Places

  /// - Parameter places: where the files are.
  package init(places: Places) { self.places = places }

  /// Prints the sentences; returns when the rehearsal has ended.
  /// - Parameters:
  ///   - named: an id, or a file in the form that `start` takes.
  ///   - speed: 1 to 1000 times as fast.
  /// - Returns: `usage` for another speed, `badData` for an unknown routine.
  package func run(routine named: String, speed: Int) -> ExitStatus {
    guard RehearsalPace.range.contains(speed) else {
      Console.complain("limber: --speed takes 1 to 1000")
      return ExitStatus.usage
    }
    let configuration = Configuration(reading: places.layers)
    let timeline: Timeline
    do throws(ControlError) {
      let routine = try configuration.routine(nameOrFile: named)
      // Words are spoken too, because their lengths decide when phases begin.
      timeline = places.spoken(routine, configuration).timeline
    } catch {
      Console.complain("limber: \(error)")
      return ExitStatus.badData
    }
    let pace = RehearsalPace(speed: speed)
    let rehearsal = Rehearsal(timeline)
    let start = MonotonicInstant.now()
    for line in rehearsal.lines {
      Self.sleep(until: start + .nanoseconds(pace.nanoseconds(to: line.at)))
      Console.say(line.text)
    }
    Self.sleep(until: start + .nanoseconds(pace.nanoseconds(to: rehearsal.end)))
    Console.say("The rehearsal has ended.")
    return ExitStatus.done
  }

  /// Sleeps until an absolute time (clock_nanosleep(2)), also after a signal.
  private static func sleep(until instant: MonotonicInstant) {
    let (seconds, rest) = instant.nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(rest))
    while clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nil) == EINTR {}
  }
}
