// history.db: what was decided about each occurrence, since when each reminder has had its rule,
// and what was done and what hurt in sessions. Written before it is acted upon, so that a crash
// loses nothing that was promised.

import Dispatch
import GRDB
import Scheduling

/// One connection, used by one thread. Every write is on the disk when the call returns.
package final class HistoryStore {
  private let queue: DatabaseQueue

  /// Opens the database, or makes it.
  /// - Parameters:
  ///   - path: `history.db` in a folder that exists. Files are made with mode 0600.
  ///   - journal: nil: what the file system of its folder allows.
  /// - Throws: `StoreError`, with what is wrong and what became of the file.
  package init(path: String, journal: Journal? = nil) throws(StoreError) {
    try StoreFile.prepare(path)
    let journal = journal ?? Journal(besides: path)
    do {
      queue = try DatabaseQueue(path: path, configuration: Self.configuration(journal))
    } catch {
      throw StoreError(error, path: path)
    }
    let isNewer: Bool
    do {
      isNewer = try Migrations.all.hasBeenSuperseded(queue)
      if !isNewer { try Migrations.all.migrate(queue) }
    } catch {
      throw StoreError(error, path: path)
    }
    guard isNewer else { return }
    try? queue.close()
    throw .fromTheFuture(path, keptAs: try StoreFile.putAside(path, as: "newer"))
  }

  /// Opens a database to read it beside a daemon that is at work on it: nothing is made, migrated
  /// or put aside.
  /// - Returns: nil when there is none yet, or one of a version before this one's.
  package init?(reading path: String) throws(StoreError) {
    guard StoreFile.exists(path) else { return nil }
    do {
      var configuration = Self.base
      configuration.readonly = true
      queue = try DatabaseQueue(path: path, configuration: configuration)
      let isOurs = try queue.read { database in
        try Migrations.all.hasCompletedMigrations(database)
      }
      if !isOurs { return nil }
    } catch {
      throw .cannotOpen(path, reason: "\(error)")
    }
  }

  /// Closes the database, and keeps the queue: libdispatch would take it down in a thread of its
  /// own, with a priority that a user may not have, and log the refusal with every command.
  deinit {
    try? queue.close()
    _ = Unmanaged.passRetained(queue)
  }

  private static var base: GRDB.Configuration {
    var configuration = GRDB.Configuration()
    // A command that clears an exercise writes beside the daemon; either waits for the other.
    configuration.busyMode = .timeout(2)
    // GRDB asks for more than a user's threads may have, and libdispatch logs the refusal.
    configuration.qos = .default
    return configuration
  }

  private static func configuration(_ journal: Journal) -> GRDB.Configuration {
    var configuration = base
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = \(journal.rawValue)")
      // A promise is kept over a power cut, not only over a crash.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // An idle daemon holds little: 256 KiB of pages.
      try database.execute(sql: "PRAGMA cache_size = -256")
    }
    return configuration
  }

  /// Keeps changes, in their order: all of them, or none when it throws.
  package func apply(_ changes: [HistoryChange]) throws(StoreError) {
    do {
      try queue.write { database in
        for change in changes { try change.write(to: database) }
      }
    } catch {
      throw StoreError(error, path: queue.path)
    }
  }

  /// A value that the daemon keeps over a restart; nil when it has none.
  package func value(_ name: String) throws(StoreError) -> String? {
    try read { database in
      try String.fetchOne(
        database, sql: "SELECT value FROM state WHERE name = ?", arguments: [name])
    }
  }

  /// Everything written is in the main file afterwards.
  package func close() throws(StoreError) {
    do { try queue.close() } catch { throw StoreError(error, path: queue.path) }
  }

  func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    do { return try queue.read(body) } catch { throw StoreError(error, path: queue.path) }
  }
}
