// Which program carries a command out. A declaration states it by its conformance, so that neither
// program needs a list of its own, and a test finds a command that is carried out by neither.

import ArgumentParser

/// A command that asks the running daemon; `limber` carries it out by a call (`DaemonCall`).
package protocol DaemonCommand: ParsableCommand {}

/// A command that needs no running daemon: `limber` hands its arguments, unchanged, to the
/// `limberd` beside it, which has the libraries for it.
package protocol OfflineCommand: ParsableCommand {}
