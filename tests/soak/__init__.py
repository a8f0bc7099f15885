"""Years of weeks in accelerated time: a made-up world, a server that fails, machines that stop; `make soak`."""
