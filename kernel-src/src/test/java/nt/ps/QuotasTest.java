package nt.ps;

import static nt.ps.QuotaType.NON_PAGED_POOL;
import static nt.ps.QuotaType.PAGE_FILE;
import static nt.rtl.NtStatus.STATUS_PAGEFILE_QUOTA_EXCEEDED;
import static nt.rtl.NtStatus.STATUS_QUOTA_EXCEEDED;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import nt.Lab;
import nt.rtl.RaisedStatus;
import org.junit.jupiter.api.Test;

class QuotasTest {

    @Test
    void what_is_over_the_limit_is_refused_and_not_charged() {
        Lab.run(
                1,
                1,
                lab -> {
                    Quotas quotas = lab.kernel.processes.quotas;
                    EProcess process = lab.kernel.processes.PspCreateProcess("program", 8);
                    assertEquals(STATUS_SUCCESS, quotas.setLimits(process, 1000, 1000, 10));
                    assertEquals(
                            STATUS_SUCCESS, quotas.PspChargeQuota(process, NON_PAGED_POOL, 1000));
                    assertEquals(
                            STATUS_QUOTA_EXCEEDED,
                            quotas.PspChargeQuota(process, NON_PAGED_POOL, 1));
                    assertEquals(
                            STATUS_PAGEFILE_QUOTA_EXCEEDED,
                            quotas.PspChargeQuota(process, PAGE_FILE, 11));
                    assertThrows(
                            RaisedStatus.class,
                            () -> quotas.PsChargePoolQuota(process, NON_PAGED_POOL, 1));
                    assertEquals(1000, process.quotaUsage(NON_PAGED_POOL));
                    assertEquals(0, process.quotaUsage(PAGE_FILE));
                    quotas.PsReturnPoolQuota(process, NON_PAGED_POOL, 400);
                    assertEquals(600, process.quotaUsage(NON_PAGED_POOL));
                    assertEquals(1000, process.quotaPeak(NON_PAGED_POOL));
                    assertEquals(STATUS_QUOTA_EXCEEDED, quotas.setLimits(process, 599, 0, 0));
                });
    }

    @Test
    void processes_share_the_block_of_who_created_them() {
        Lab.run(
                1,
                1,
                lab -> {
                    Quotas quotas = lab.kernel.processes.quotas;
                    EProcess one = lab.kernel.processes.PspCreateProcess("one", 8);
                    EProcess two = lab.kernel.processes.PspCreateProcess("two", 8);
                    quotas.PspChargeQuota(one, NON_PAGED_POOL, 30);
                    quotas.PspChargeQuota(two, NON_PAGED_POOL, 12);
                    EProcessQuotaEntry shared = quotas.defaultBlock().entry(NON_PAGED_POOL);
                    assertEquals(42, shared.usage());
                    quotas.setLimits(one, 100, 100, 100);
                    assertEquals(12, shared.usage());
                    assertEquals(30, one.quotaBlock().entry(NON_PAGED_POOL).usage());
                });
    }
}
