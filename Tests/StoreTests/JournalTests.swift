// Which file systems are shared with other machines, by what mountinfo says of them.

import Glibc
import TestSupport
import Testing

@testable import Store

private let mounts = #"""
  22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
  23 22 0:21 / /home rw,relatime shared:2 - nfs4 server:/home rw,vers=4.2
  24 23 0:22 / /home/me/local rw - btrfs /dev/sdb rw
  25 22 0:23 / /mnt/a\040b rw,nosuid - fuse.sshfs me@there:/ rw
  26 22 0:24 / /mnt/disk rw - fuseblk /dev/sdc1 rw
  27 22 0:25 / /over rw - ext4 /dev/sdd rw
  28 22 0:26 / /over rw - cifs //server/share rw
  garbage
  29 22 0:27 / /virtual rw - virtiofs data rw

  """#

@Suite struct JournalTests {
  @Test(arguments: [
    ("/root", Journal.writeAhead), ("/", .writeAhead), ("/home", .rollback),
    ("/home/me/.local/share/limber", .rollback), ("/homely", .writeAhead),
    ("/home/me/local/x", .writeAhead), ("/mnt/a b/c", .rollback), ("/mnt/disk/x", .writeAhead),
    ("/over/x", .rollback), ("/virtual", .rollback),
  ])
  func aSharedFolderHasARollbackJournal(folder: String, expected: Journal) {
    #expect(Journal(mounts: mounts, folder: folder) == expected)
  }

  @Test func withoutMountsItIsALocalOne() {
    #expect(Journal(mounts: "", folder: "/home") == .writeAhead)
  }

  @Test(arguments: [Journal.writeAhead, .rollback])
  func bothKeepWhatTheyAreGiven(journal: Journal) throws {
    let folder = TemporaryFolder()
    let store = try HistoryStore(path: folder.database, journal: journal)
    try store.apply([.value(name: "x", "1")])
    #expect(folder.names.contains("history.db-wal") == (journal == .writeAhead))
    try store.close()
    #expect(try HistoryStore(path: folder.database).value("x") == "1")
  }
}
