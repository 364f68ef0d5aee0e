// What can go wrong with the database, each as a sentence with its likely cause. GRDB's errors
// never leave this target, so that no other one depends on it.

import GRDB

/// Thrown by everything in `HistoryStore`.
package enum StoreError: Error, Hashable, Sendable {
  /// The file or its folder has the wrong permissions, or is not there.
  case cannotOpen(String, reason: String)
  /// It is not a database, or it is damaged; it was kept under the other name, and opening it again
  /// creates a new one.
  case damaged(String, keptAs: String)
  /// A newer Limber has written it; it was kept under the other name, and opening it again creates
  /// a new one.
  case fromTheFuture(String, keptAs: String)
  /// The disk is full, read-only or failing.
  case cannotWrite(String, reason: String)

  /// Sorts an error of SQLite by its likely cause. A damaged database is put aside here, wherever
  /// it is noticed.
  init(_ error: any Error, path: String) {
    guard let error = error as? DatabaseError else {
      self = .cannotOpen(path, reason: "\(error)")
      return
    }
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT:
      do throws(StoreError) {
        self = .damaged(path, keptAs: try StoreFile.putAside(path, as: "damaged"))
      } catch {
        self = error
      }
    case .SQLITE_CANTOPEN, .SQLITE_PERM:
      self = .cannotOpen(path, reason: error.message ?? "\(error.resultCode)")
    default: self = .cannotWrite(path, reason: error.message ?? "\(error.resultCode)")
    }
  }
}

extension StoreError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotOpen(let path, let reason):
      "\(path) cannot be opened: \(reason); are the folder's permissions right?"
    case .damaged(let path, let aside):
      "\(path) is damaged; it was kept as \(aside), and a new one was created"
    case .fromTheFuture(let path, let aside):
      "\(path) was written by a newer Limber; it was kept as \(aside), and a new one was created"
    case .cannotWrite(let path, let reason):
      "\(path) cannot be written: \(reason); is the disk full or read-only?"
    }
  }
}
