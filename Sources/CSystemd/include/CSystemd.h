// The door to libsystemd and to the few Linux calls that Swift's Glibc overlay lacks.
#pragma once
#include <systemd/sd-daemon.h>
#include <systemd/sd-event.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
