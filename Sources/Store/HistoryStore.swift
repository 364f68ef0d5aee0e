// history.db: what was decided about each occurrence, since when each reminder has had its rule,
// and what was done and what hurt in sessions. It is written before it is acted upon, so that a
// crash loses nothing that was confirmed.

import Dispatch
import GRDB
import Scheduling

/// One connection, used by one thread. Every write is on the disk when the call returns.
package final class HistoryStore {
  /// The connection. A queue of GRDB's admits one thread at a time.
  private let queue: DatabaseQueue

  /// Opens the database, or creates it.
  /// - Parameters:
  ///   - path: `history.db` in a folder that exists. Files are created with mode 0600.
  ///   - journal: nil for what the folder's file system supports.
  /// - Throws: `StoreError`, with the problem and what happened to the file.
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

  /// Opens a database for reading while a daemon is using it: nothing is created, migrated or put
  /// aside.
  /// - Returns: nil if there is none yet, or it has an older version's schema.
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

  /// Closes the database, and keeps the queue: libdispatch would destroy it in a thread of its own,
  /// with a priority that a user may not have, and log the refusal with every command.
  deinit {
    try? queue.close()
    _ = Unmanaged.passRetained(queue)
  }

  /// What connections for reading and for writing have in common.
  private static var base: GRDB.Configuration {
    var configuration = GRDB.Configuration()
    // A command that clears an exercise writes beside the daemon; each waits for the other.
    configuration.busyMode = .timeout(2)
    // GRDB requests a priority above what a user's threads may have, and libdispatch logs the
    // refusal.
    configuration.qos = .default
    return configuration
  }

  /// What a connection for writing sets in addition.
  private static func configuration(_ journal: Journal) -> GRDB.Configuration {
    var configuration = base
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = \(journal.rawValue)")
      // Durable across a power failure, not only a crash.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // An idle daemon uses little memory: 256 KiB of pages.
      try database.execute(sql: "PRAGMA cache_size = -256")
    }
    return configuration
  }

  /// Stores changes in order: all of them, or none if it throws.
  package func apply(_ changes: [HistoryChange]) throws(StoreError) {
    do {
      try queue.write { database in
        for change in changes { try change.write(to: database) }
      }
    } catch {
      throw StoreError(error, path: queue.path)
    }
  }

  /// A value that the daemon keeps across restarts; nil if it has none.
  package func value(_ name: String) throws(StoreError) -> String? {
    try read { database in
      try String.fetchOne(
        database, sql: "SELECT value FROM state WHERE name = ?", arguments: [name])
    }
  }

  /// Afterwards, everything written is in the main file.
  package func close() throws(StoreError) {
    do { try queue.close() } catch { throw StoreError(error, path: queue.path) }
  }

  /// Reads in a transaction, so that several queries see the same state.
  func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    do { return try queue.read(body) } catch { throw StoreError(error, path: queue.path) }
  }
}
