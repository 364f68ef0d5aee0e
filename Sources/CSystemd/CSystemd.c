#define _GNU_SOURCE
#include "CSystemd.h"

#include <fcntl.h>
#include <sys/socket.h>

int limber_accept(int listener) {
  return accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

int limber_peer_uid(int fd, uid_t *uid) {
  struct ucred peer;
  socklen_t length = sizeof peer;
  if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) < 0) return -1;
  *uid = peer.uid;
  return 0;
}

int limber_duplicate(int fd) { return fcntl(fd, F_DUPFD_CLOEXEC, 3); }
