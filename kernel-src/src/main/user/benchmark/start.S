/* The first bytes of the image: EAX has the number of a loop, EDX how often to run it. The sum comes
   back in EAX. */
        .globl  start
start:  call    run
        ret
