// The door to libsystemd and to the few Linux calls that Swift's Glibc overlay lacks.
#pragma once
#include <malloc.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/timerfd.h>
#include <sys/types.h>
#include <systemd/sd-daemon.h>
#include <systemd/sd-event.h>

// accept4(2) with SOCK_NONBLOCK and SOCK_CLOEXEC: it needs _GNU_SOURCE, which Swift does not set.
int limber_accept(int listener);

// The user behind a connected AF_UNIX socket (SO_PEERCRED); -1 and errno where there is none.
int limber_peer_uid(int fd, uid_t *uid);

// si_status is a macro over a union.
static inline int limber_child_status(const siginfo_t *info) { return info->si_status; }
static inline int limber_child_code(const siginfo_t *info) { return info->si_code; }
