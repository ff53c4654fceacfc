package nt.init;

import machine.Machine;
import nt.mm.TranslationBuffers;

/** Those of a machine's processors. */
record AllTranslationBuffers(Machine machine) implements TranslationBuffers {

    @Override
    public void KeFlushSingleTb(int address) {
        for (int number = 0; number < machine.processorCount(); number++) {
            machine.mmu(number).invalidate(address);
        }
    }

    @Override
    public void KeFlushEntireTb() {
        for (int number = 0; number < machine.processorCount(); number++) {
            machine.mmu(number).flush();
        }
    }
}
