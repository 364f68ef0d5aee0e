// `remind add`, `edit`, `remove`, `enable` and `disable`: the user's own reminder files. They are
// written by the user's own process, and checked before anything changes, so that a daemon never
// reads a file that a command has broken.

import Commands
import ConfigFiles
import Console
import Control
import Planning
import Scheduling
import Service

extension RemindAddCommand: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    ReminderWriting(places: places).add(ReminderDraft(self))
  }
}

extension RemindCommand.Edit: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    try ReminderWriting(places: places).edit(name)
  }
}

extension RemindCommand.Remove: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    ReminderWriting(places: places).remove(name)
  }
}

extension RemindCommand.Enable: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    ReminderWriting(places: places).set(name, isEnabled: true)
  }
}

extension RemindCommand.Disable: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    ReminderWriting(places: places).set(name, isEnabled: false)
  }
}

/// Changes files of the user's layer only. A site's reminder is hidden by a file of the same name.
package struct ReminderWriting {
  let places: Places

  /// - Parameter places: where the files are.
  package init(places: Places) { self.places = places }

  /// The path of a new file.
  private func path(_ name: String) -> String {
    "\(places.reminders)/\(name)\(FileName.endings[0])"
  }
  private var surroundings: Surroundings { ReminderReading(places: places).surroundings }

  /// Writes a new reminder and prints its path.
  /// - Returns: `usage` for a name that no file can have; `badData` for one that exists, and for a
  ///   draft with errors. Nothing is written then.
  package func add(_ draft: ReminderDraft) -> ExitStatus {
    let named = FileName.refuse(draft.name, for: "a reminder")
    guard named == ExitStatus.done else { return named }
    if let own = own(draft.name) {
      Console.complain("limber: \(own.path) exists already; edit it, or remove it first")
      return ExitStatus.badData
    }
    let draft = draft.counted(from: ZoneBook(places.zones).today)
    let (faults, warnings) = findings(draft.yaml, draft.name)
    guard faults.isEmpty else {
      for fault in faults { Console.complain("limber: \(fault)") }
      return ExitStatus.badData
    }
    let status = OwnFile.create(path(draft.name), draft.yaml)
    guard status == ExitStatus.done else { return status }
    RunningDaemon.reload()
    for warning in warnings { Console.complain("limber: warning: \(warning)") }
    Console.say(path(draft.name))
    return ExitStatus.done
  }

  /// The errors and warnings of a text. Places are left out, because the text is in no file yet and
  /// the user has not written it.
  private func findings(_ text: String, _ name: String) -> (faults: [String], warnings: [String]) {
    do throws(BadFile) {
      let remarks = try ReminderFile.read(text, name: name, file: name, in: surroundings).remarks
      return (
        remarks.filter { $0.severity == .error }.map(\.message),
        remarks.filter { $0.severity == .warning }.map(\.message)
      )
    } catch {
      return (error.diagnostics.map(\.message), [])
    }
  }

  /// Removes the user's own file.
  /// - Returns: `badData` when there is none; a site's reminder can only be disabled.
  package func remove(_ name: String) -> ExitStatus {
    guard let own = own(name) else {
      let configuration = Configuration(reading: places.layers)
      guard configuration.reminders[name] != nil else {
        return configuration.refuse(reminder: name)
      }
      Console.complain(
        "limber: “\(name)” is not your own file; 'limber remind disable \(name)' turns it off")
      return ExitStatus.badData
    }
    if let status = refusal(of: own) { return status }
    let status = OwnFile.remove(own.path)
    if status == ExitStatus.done { RunningDaemon.reload() }
    return status
  }

  /// The user's own file of a name, whether or not it has errors.
  private func own(_ name: String) -> FoundFile? { places.layers.own(.reminder, name) }

  /// Refuses if two files have the name, since a command could not know which one is meant.
  private func refusal(of file: FoundFile) -> ExitStatus? {
    file.isAmbiguous ? Configuration(reading: places.layers).refuse(reminder: file.id) : nil
  }

  /// Opens the user's own file in an editor, then shows what is wrong in it. A site's reminder is
  /// copied first, and the copy is used from then on; it is removed if nothing was changed.
  package func edit(_ name: String) throws -> ExitStatus {
    if let own = own(name) { return try refusal(of: own) ?? file(name, own.path).edit() }
    let configuration = Configuration(reading: places.layers)
    guard let found = configuration.reminders[name], let text = try? Layers.read(found.path).text
    else { return configuration.refuse(reminder: name) }
    return try file(name, path(name)).edit(beginningWith: text)
  }

  /// The file together with what checks it once the editor is closed.
  private func file(_ name: String, _ path: String) -> EditedFile {
    EditedFile(path, reopenedBy: "limber remind edit \(name)") { path in
      try ReminderReading(places: places).check([path], json: false)
    }
  }

  /// Turns a reminder on or off. In the user's own file one line is changed; a site's is hidden by
  /// a file of the user's, or shown again by removing that file.
  /// - Returns: `badData` for an unknown name, or a file that can't be changed line by line.
  package func set(_ name: String, isEnabled: Bool) -> ExitStatus {
    let configuration = Configuration(reading: places.layers)
    guard let found = configuration.reminders[name] else {
      return configuration.refuse(reminder: name)
    }
    let state = isEnabled ? "on" : "off"
    guard found.reminder.isEnabled != isEnabled else {
      Console.say("\(name) is \(state) already.")
      return ExitStatus.done
    }
    let status = found.path == own(name)?.path ? change(found, isEnabled) : mask(name)
    guard status == ExitStatus.done else { return status }
    RunningDaemon.reload()
    Console.say("\(name) is \(state).")
    return ExitStatus.done
  }

  /// Hides a site's reminder.
  private func mask(_ name: String) -> ExitStatus { OwnFile.create(path(name), "enabled: false\n") }

  /// Changes `enabled` and leaves everything else, such as comments, as the user wrote it.
  private func change(_ found: FoundReminder, _ isEnabled: Bool) -> ExitStatus {
    // The file does nothing but hide another one, so enabling means removing it.
    if found.isMask, isEnabled { return OwnFile.remove(found.path) }
    let change = KeyedText.Change(key: "enabled", value: "\(isEnabled)")
    guard let text = try? Layers.read(found.path).text,
      let changed = KeyedText.changed(
        text, [change], reads: { findings($0, found.reminder.name).faults.isEmpty })
    else {
      Console.complain(
        "limber: \(found.path) cannot be changed line by line; 'limber remind edit "
          + "\(found.reminder.name)' opens it")
      return ExitStatus.badData
    }
    let isWritten = OutputFile.write(to: found.path) { put in put(Array(changed.utf8)) }
    return isWritten ? ExitStatus.done : ExitStatus.failure
  }
}
