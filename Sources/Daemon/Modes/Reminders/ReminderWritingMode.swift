// `--add-reminder`, `--edit-reminder`, `--remove-reminder`, `--enable-reminder` and
// `--disable-reminder`: a person's own reminders, written by the process of who asks and checked
// before anything is changed.

import ConfigFiles
import Control
import Glibc
import Scheduling
import Service

package struct ReminderWritingMode {
  let places: Places

  package init(places: Places) { self.places = places }

  private func path(_ name: String) -> String { "\(places.reminders)/\(name).yaml" }
  private var surroundings: Surroundings { RemindersMode(places: places).surroundings }

  /// Writes a new reminder; one that exists is left alone.
  package func add(_ draft: ReminderDraft) -> Int32 {
    guard FileName.isValid(draft.name) else {
      Console.complain(
        "limber: “\(draft.name)” is no name for a reminder; use letters, digits and hyphens")
      return ExitStatus.usage
    }
    let faults = faults(draft.yaml, draft.name)
    guard faults.isEmpty else {
      for fault in faults { Console.complain("limber: \(fault)") }
      return ExitStatus.badData
    }
    let status = OwnFile.create(path(draft.name), draft.yaml)
    guard status == ExitStatus.done else { return status }
    tellDaemon()
    Console.say(path(draft.name))
    return ExitStatus.done
  }

  /// What is wrong with a text, without places: it is in no file yet.
  private func faults(_ text: String, _ name: String) -> [String] {
    do throws(BadFile) {
      return try ReminderFile.read(text, name: name, file: name, in: surroundings).remarks
        .map(\.message)
    } catch {
      return error.diagnostics.map(\.message)
    }
  }

  /// A command that returns has had its effect: a daemon that runs has read the file. One that does
  /// not will.
  func tellDaemon() {
    guard let address = try? SocketAddress(), var client = try? ControlClient(connectingTo: address)
    else { return }
    _ = try? client.call(LibraryMethod.Reload.self)
  }

  package func remove(_ name: String) -> Int32 {
    guard FileName.isValid(name), unlink(path(name)) == 0 else {
      if found(name) != nil {
        Console.complain(
          "limber: “\(name)” is not yours to remove; 'limber remind disable \(name)' hides it")
        return ExitStatus.badData
      }
      return complainOfNoReminder(name)
    }
    tellDaemon()
    return ExitStatus.done
  }

  private func found(_ name: String) -> FoundReminder? {
    Configuration(reading: places.layers).reminders[name]
  }

  private func complainOfNoReminder(_ name: String) -> Int32 {
    let names = Configuration(reading: places.layers).reminders.keys.sorted()
    let hint = Spelling.hint(for: name, among: names)
    Console.complain("limber: there is no reminder “\(name)” of your own\(hint)")
    return ExitStatus.badData
  }

  /// Opens the person's own file in an editor, then says what is wrong in it. One of a site's is
  /// copied first; the copy goes before it from then on, and is taken away if nothing was changed.
  package func edit(_ name: String) throws -> Int32 {
    if FileName.isValid(name), access(path(name), F_OK) == 0 { return try open(name) }
    guard let found = found(name), let text = try? Layers.read(found.path).text else {
      return complainOfNoReminder(name)
    }
    let created = OwnFile.create(path(name), text)
    guard created == ExitStatus.done else { return created }
    let status = try open(name)
    guard let now = try? Layers.read(path(name)).text, now == text else { return status }
    unlink(path(name))
    Console.say("Nothing was changed, and nothing was written.")
    return status
  }

  private func open(_ name: String) throws -> Int32 {
    if let failure = Editor.open(path(name)) {
      Console.complain("limber: \(failure)")
      return ExitStatus.failure
    }
    let status = try RemindersMode(places: places).check([path(name)], json: false)
    tellDaemon()
    if status == ExitStatus.badData {
      Console.complain(
        "limber: the file is kept as it is; 'limber remind edit \(name)' goes on with it")
    }
    return status
  }

  /// Changes the one line of the person's own file; one of a site's is hidden, or shown again.
  package func set(_ name: String, isEnabled: Bool) -> Int32 {
    guard let found = found(name) else { return complainOfNoReminder(name) }
    let state = isEnabled ? "on" : "off"
    guard found.reminder.isEnabled != isEnabled else {
      Console.say("\(name) is \(state) already.")
      return ExitStatus.done
    }
    let status = found.path == path(name) ? change(found, isEnabled) : mask(name)
    guard status == ExitStatus.done else { return status }
    tellDaemon()
    Console.say("\(name) is \(state).")
    return ExitStatus.done
  }

  private func mask(_ name: String) -> Int32 { OwnFile.create(path(name), "enabled: false\n") }

  private func change(_ found: FoundReminder, _ isEnabled: Bool) -> Int32 {
    // A file that says nothing else hid one from below.
    if found.isMask, isEnabled { return unlink(found.path) == 0 ? ExitStatus.done : failed(found) }
    let change = KeyedText.Change(key: "enabled", value: "\(isEnabled)")
    guard let text = try? Layers.read(found.path).text,
      let changed = KeyedText.changed(
        text, [change], reads: { faults($0, found.reminder.name).isEmpty })
    else {
      Console.complain(
        "limber: \(found.path) cannot be changed line by line; 'limber remind edit "
          + "\(found.reminder.name)' opens it")
      return ExitStatus.badData
    }
    let isWritten = OutputFile.write(to: found.path) { put in put(Array(changed.utf8)) }
    return isWritten ? ExitStatus.done : ExitStatus.failure
  }

  private func failed(_ found: FoundReminder) -> Int32 {
    Console.complain(
      "limber: \(found.path) cannot be removed: \(String(cString: strerror(errno)))")
    return ExitStatus.failure
  }
}
