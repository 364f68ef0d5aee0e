// `export` and `import`: everything that was recorded, as JSON Lines. Files of several machines can
// be imported in any order and repeatedly; every machine arrives at the same history (`Merging` in
// `Practice`).

import Commands
import ConfigFiles
import Console
import Control
import Glibc
import Planning
import Practice
import Scheduling
import Store

extension ExportCommand: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    ics
      ? CalendarExport(places: places).export() : HistoryTransfer(places: places).export()
  }
}

extension ImportCommand: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    HistoryTransfer(places: places).take(file)
  }
}

/// Writes and merges the complete history.
package struct HistoryTransfer {
  let places: Places

  /// - Parameter places: where the history is.
  package init(places: Places) { self.places = places }

  /// Prints every entry, sessions first, the oldest first.
  /// - Returns: `failure` when the history cannot be read.
  package func export() -> ExitStatus {
    guard let entries = HistoryAccess(places: places).read(Self.entries) else {
      return ExitStatus.failure
    }
    for entry in entries { Console.say(data: entry.line) }
    return ExitStatus.done
  }

  /// Everything that merging needs, removals and clearances included.
  /// - Parameter store: nil where nothing was recorded yet.
  static func entries(_ store: HistoryStore?) throws(StoreError) -> [HistoryEntry] {
    guard let store else { return [] }
    return try store.pastSessions().reversed().map { .session(SessionEntry($0)) }
      + store.painRecords().map { .pain(PainEntry($0)) }
      + store.clearances().map { .clearance(exercise: $0.exercise, atMs: $0.at.milliseconds) }
      + store.removals().map { .removal(id: $0.uid, atMs: $0.at.milliseconds) }
  }

  /// Imports a file: all of its lines, or none.
  /// - Parameter path: `-` is standard input.
  /// - Returns: `badData` for a file or line that cannot be read, `failure` when the history cannot
  ///   be read or written.
  package func take(_ path: String) -> ExitStatus {
    guard let text = Self.text(path) else {
      Console.complain("limber: \(path) cannot be read: \(String(cString: strerror(errno)))")
      return ExitStatus.badData
    }
    do throws(BadImport) {
      let access = HistoryAccess(places: places)
      let check = ImportCheck(now: access.now, zones: ZoneBook(places.zones).existing)
      let entries = try Self.entries(text, check)
      guard let known = access.read(Self.entries) else {
        return ExitStatus.failure
      }
      let changes = Self.merged(entries, into: known)
      guard access.write(changes) else { return ExitStatus.failure }
      let words = CountText.words(entries.count, "entry", plural: "entries")
      Console.say("\(words) read, \(changes.count) of them new or newer.")
      return ExitStatus.done
    } catch {
      Console.complain("limber: \(path):\(error.line): \(error.reason)")
      Console.complain("limber: nothing was imported")
      return ExitStatus.badData
    }
  }

  /// The first line that cannot be read.
  struct BadImport: Error, Hashable {
    /// From 1.
    var line: Int
    var reason: String
  }

  /// - Throws: for a line that is none of ours.
  static func entries(
    _ text: String, _ check: ImportCheck
  ) throws(BadImport) -> [HistoryEntry] {
    var found: [HistoryEntry] = []
    for (number, line) in TextLines.lines(of: text).enumerated() where !line.text.isEmpty {
      do throws(BadEntry) {
        let entry = try HistoryEntry(line: line.text)
        // The values are checked now, before anything is written.
        _ = try entry.change()
        try check.check(entry)
        found.append(entry)
      } catch {
        // A last line without a line end suggests that the file was cut off.
        throw BadImport(
          line: number + 1,
          reason: line.end.isEmpty
            ? "the file is cut off here; was it copied completely? (\(error))" : "\(error)")
      }
    }
    return found
  }

  /// The changes that an import makes: an entry is written only if its version is greater than the
  /// one that is stored, whatever the order of import.
  static func merged(_ new: [HistoryEntry], into known: [HistoryEntry]) -> [HistoryChange] {
    var newest = Dictionary(
      known.map { ($0.key, $0.revision) }, uniquingKeysWith: { max($0, $1) })
    return new.sorted { $0.revision < $1.revision }.compactMap { entry in
      if let there = newest[entry.key], there >= entry.revision { return nil }
      newest[entry.key] = entry.revision
      return try? entry.change()
    }
  }

  /// The file as text; nil when it cannot be read, and `errno` is then the reason.
  private static func text(_ path: String) -> String? {
    guard let file = fopen(path == "-" ? "/dev/stdin" : path, "re") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    guard ferror(file) == 0 else { return nil }
    // Some editors put a byte order mark first.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return String(decoding: bytes.starts(with: mark) ? bytes[3...] : bytes[...], as: UTF8.self)
  }
}

extension HistoryEntry {
  /// Entries with the same key are versions of the same thing. The space keeps clearances apart
  /// from ids, which have none.
  var key: String {
    switch self {
    case .session(let entry): entry.id
    case .pain(let entry): entry.id
    case .removal(let id, _): id
    case .clearance(let exercise, _): "cleared \(exercise)"
    }
  }

  /// Decides which of two versions counts.
  var revision: Revision {
    switch self {
    case .session(let entry):
      Revision(changed: WallInstant(milliseconds: entry.changedMs), text: line)
    case .pain(let entry):
      Revision(changed: WallInstant(milliseconds: entry.changedMs), text: line)
    case .clearance(_, let at): Revision(changed: WallInstant(milliseconds: at), text: line)
    case .removal(_, let at):
      Revision(changed: WallInstant(milliseconds: at), isRemoved: true)
    }
  }
}
