// A file that a command replaces keeps its permissions: what was private stays private.

import Glibc
import TestSupport
import Testing

@testable import Console

@Suite struct OutputFileTests {
  private let folder = TemporaryFolder()

  @Test(arguments: [0o600, 0o640, 0o666, 0o444] as [mode_t])
  func aFileThatIsOverwrittenKeepsItsPermissions(wanted: mode_t) {
    folder.write("page.html", "old")
    let path = folder("page.html")
    chmod(path, wanted)
    #expect(OutputFile.write("new", to: path) == .done)
    #expect(folder.mode("page.html") == wanted)
    #expect(folder.text("page.html") == "new")
    let isWritten = OutputFile.write(to: path) { (place: String) -> String? in
      // Nobody but its owner, who writes it, gets more than before.
      #expect(folder.mode("page.html.part").map { $0 & 0o077 & ~wanted } == 0, "\(place)")
      return nil
    }
    #expect(isWritten)
    #expect(folder.mode("page.html") == wanted)
  }

  @Test func aNewFileHasTheUsualOnes() {
    // The shared helper asks for 0644; `fopen` for 0666, of which the usual umask leaves as much.
    folder.write("usual.html", "")
    #expect(OutputFile.write("new", to: folder("new.html")) == .done)
    #expect(folder.mode("new.html") == folder.mode("usual.html"))
  }

  @Test func aLinkStaysALink() {
    folder.write("real.html", "old")
    chmod(folder("real.html"), 0o600)
    folder.link("link.html", to: folder("real.html"))
    #expect(OutputFile.write("new", to: folder("link.html")) == .done)
    #expect(folder.text("real.html") == "new")
    #expect(folder.mode("real.html") == 0o600)
    #expect(folder.names == ["link.html", "real.html"])
  }
}
