// Checks whether all files can be read without a fault, and whether the history can be read and
// written.

import ConfigFiles
import Control
import Glibc
import Planning
import Store

/// The files that users and sites write.
enum FileChecks {
  /// Faults, then files that are ignored, then what is in force but may not be intended.
  static func verdicts(_ configuration: Configuration) -> [Verdict] {
    faults(configuration)
      + configuration.ignored.map { Verdict(.files, "passed-over", .note, "\($0)") }
      + configuration.warnings.map { Verdict(.files, "warnings", .note, "\($0)") }
  }

  /// One verdict for each diagnostic, or one line that there is none.
  private static func faults(_ configuration: Configuration) -> [Verdict] {
    if configuration.diagnostics.isEmpty {
      let words =
        CountText.words(configuration.reminders.count, "reminder") + " and "
        + CountText.words(configuration.routines.count, "routine")
      return [Verdict(.files, "faults", .ok, "\(words) are read without a fault")]
    }
    return configuration.diagnostics.map { diagnostic in
      Verdict(
        .files, "faults", diagnostic.severity == .error ? .bad : .note, "\(diagnostic)",
        remedy: diagnostic.severity == .error
          ? "correct it there; the daemon reads it again by itself" : nil)
    }
  }
}

/// The database of what was done.
enum HistoryChecks {
  /// Opens the database for reading only, so that a check changes nothing.
  static func verdict(_ places: Places) -> Verdict {
    let path = places.historyPath
    do throws(StoreError) {
      guard try HistoryStore(reading: path) != nil else {
        return Verdict(.history, "readable", .ok, "nothing was recorded yet")
      }
      // The daemon needs to write: without that, practice and decisions are lost.
      guard access(path, W_OK) == 0 else {
        return Verdict(
          .history, "readable", .bad, "\(path) cannot be written, so nothing is remembered",
          remedy: "give it back to yourself with: chmod u+rw '\(path)'")
      }
      return Verdict(.history, "readable", .ok, "what was done is recorded in \(path)")
    } catch {
      return Verdict(
        .history, "readable", .bad, "\(error)",
        remedy: "look at the file's permissions; once the daemon can write it, it begins a new one "
          + "and keeps what is there beside it")
    }
  }
}
