package nt.ke;

import static machine.ia32.Registers.MP;
import static machine.ia32.Registers.OSFXSR;
import static machine.ia32.Registers.OSXMMEXCPT;
import static machine.ia32.Registers.PG;
import static machine.ia32.Registers.PGE;
import static machine.ia32.Registers.PSE;
import static machine.ia32.Registers.WP;

import machine.ia32.Ia32;
import machine.ia32.Registers;
import machine.memory.Mmu;
import nt.hal.InterruptLevels;

/// Which address space a processor sees: that of the process whose thread it runs, or that its
/// thread is attached to.
final class AddressSpaces {

    private final InterruptLevels levels;

    AddressSpaces(InterruptLevels levels) {
        this.levels = levels;
    }

    /** Has the processor one is on see the address space of a process, if it has one. */
    void enter(KProcess process) {
        int directory = process.directoryTableBase;
        // Asked first: a machine without programs never makes the cores that would execute them.
        if (directory == 0) {
            return;
        }
        Ia32 core = levels.pcr().cpu().core();
        if (directory != core.registers().cr3) {
            KiLoadDirectory(core, directory);
        }
    }

    private static void KiLoadDirectory(Ia32 core, int directory) {
        Registers registers = core.registers();
        Mmu mmu = core.mmu();
        registers.cr3 = directory;
        mmu.loadDirectory(directory);
        if ((registers.cr0 & PG) == 0) {
            registers.cr0 |= PG | WP | MP;
            registers.cr4 |= PSE | PGE | OSFXSR | OSXMMEXCPT;
            mmu.configure(registers.cr0, registers.cr4, registers.efer);
        }
    }
}
