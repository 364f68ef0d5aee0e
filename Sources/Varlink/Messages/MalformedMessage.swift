// Messages of a peer that have no answer in Varlink: the connection is closed without a reply.

/// Why a message is invalid. Every case closes the connection that it came on.
package enum MalformedMessage: Error, Hashable, Sendable {
  /// No NUL within `MessageFramer.messageSizeMax` bytes.
  case tooLong
  /// More was sent ahead than is allowed while a call is being processed.
  case tooMuchQueued
  case notJSON(JSONSyntaxError)
  case notAnObject
  /// `method` is missing or not a string.
  case noMethod
  /// `parameters` is neither an object nor null.
  case parametersNotAnObject
  /// Neither one of Varlink's own nor a vendor's, which has a dot in its name and is an object.
  case unknownMember(String)
  /// A flag that is not a boolean.
  case flagNotBoolean(String)
  /// More than one of `oneway`, `more` and `upgrade`.
  case severalFlags
  /// A reply whose `error` is not a string, or is followed by more.
  case badReply
  /// A reply without a call, or more than one to a call that expects one.
  case unexpectedReply
}
