// The door to libasound2: what Swift can't call by itself (macros, variadics) gets a wrapper here.
#pragma once
#include <alsa/asoundlib.h>
