package nt.ps;

import static nt.rtl.NtStatus.STATUS_ACCESS_DENIED;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER;
import static nt.rtl.NtStatus.STATUS_PROCESS_IN_JOB;
import static nt.rtl.NtStatus.STATUS_PROCESS_NOT_IN_JOB;
import static nt.rtl.NtStatus.STATUS_QUOTA_EXCEEDED;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import nt.Lab;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

class JobsTest {

    private static EProcess program(Lab lab, Runnable body) {
        EProcess process = lab.kernel.processes.PspCreateProcess("program", 8);
        lab.kernel.processes.PsCreateSystemThread(
                process,
                "program",
                8,
                lab.kernel.ke.allProcessors(),
                () -> lab.kernel.ke.traps.enterUserMode(body));
        return process;
    }

    private static EProcess endless(Lab lab) {
        return program(
                lab,
                () -> {
                    while (true) {
                        lab.compute(1);
                    }
                });
    }

    private static JobLimits limits(JobLimit limit, long time, int processes, int affinity) {
        return new JobLimits(
                limit.flag(),
                time,
                time,
                0,
                0,
                processes,
                affinity,
                PriorityClass.IDLE,
                JobLimits.MAXIMUM_SCHEDULING_CLASS,
                0,
                0);
    }

    @Test
    void a_process_is_in_one_job_at_most() {
        Lab.run(
                2,
                1,
                lab -> {
                    Jobs jobs = lab.kernel.processes.jobs;
                    EJob job = lab.kernel.processes.createJob();
                    EJob other = lab.kernel.processes.createJob();
                    EProcess process = endless(lab);
                    assertEquals(STATUS_PROCESS_NOT_IN_JOB, jobs.isProcessInJob(process, null));
                    assertEquals(STATUS_SUCCESS, jobs.assign(job, process));
                    assertEquals(STATUS_ACCESS_DENIED, jobs.assign(other, process));
                    assertEquals(STATUS_PROCESS_IN_JOB, jobs.isProcessInJob(process, null));
                    assertEquals(STATUS_PROCESS_IN_JOB, jobs.isProcessInJob(process, job));
                    assertEquals(STATUS_PROCESS_NOT_IN_JOB, jobs.isProcessInJob(process, other));
                });
    }

    @Test
    void ending_a_job_ends_its_processes_and_its_accounts_keep_what_they_used() {
        Lab.explore(
                40,
                lab -> {
                    Jobs jobs = lab.kernel.processes.jobs;
                    EJob job = lab.kernel.processes.createJob();
                    List<EProcess> processes = List.of(endless(lab), endless(lab), endless(lab));
                    processes.forEach(process -> jobs.assign(job, process));
                    lab.sleep(500);
                    JobAccounts running = jobs.accounts(job);
                    assertEquals(3, running.activeProcesses());
                    assertTrue(running.totalUserTime() > 300 * Lab.MILLISECOND);
                    jobs.PspTerminateAllProcessesInJob(job, NtStatus.STATUS_CONTROL_C_EXIT);
                    processes.forEach(lab::waitFor);
                    JobAccounts after = jobs.accounts(job);
                    assertEquals(0, after.activeProcesses());
                    assertEquals(3, after.totalProcesses());
                    assertTrue(after.totalUserTime() >= running.totalUserTime());
                    long each =
                            processes.stream().mapToLong(EProcess::userTime).sum()
                                    * lab.kernel.ke.time.KeQueryTimeIncrement();
                    assertEquals(each, after.totalUserTime());
                });
    }

    @Test
    void one_process_too_many_is_ended() {
        Lab.explore(
                40,
                lab -> {
                    Jobs jobs = lab.kernel.processes.jobs;
                    EJob job = lab.kernel.processes.createJob();
                    jobs.setLimits(job, limits(JobLimit.ACTIVE_PROCESS, 0, 1, 0));
                    EProcess first = endless(lab);
                    EProcess second = endless(lab);
                    assertEquals(STATUS_SUCCESS, jobs.assign(job, first));
                    assertEquals(STATUS_QUOTA_EXCEEDED, jobs.assign(job, second));
                    lab.waitFor(second);
                    assertEquals(STATUS_QUOTA_EXCEEDED, second.exitStatus());
                    assertEquals(1, jobs.accounts(job).totalTerminatedProcesses());
                    assertEquals(1, job.activeProcesses());
                });
    }

    @Test
    void a_process_whose_time_is_up_is_ended_and_others_go_on() {
        Lab.run(
                2,
                3,
                lab -> {
                    Jobs jobs = lab.kernel.processes.jobs;
                    EJob job = lab.kernel.processes.createJob();
                    EProcess greedy = endless(lab);
                    EProcess modest = program(lab, () -> lab.sleep(100_000));
                    jobs.assign(job, greedy);
                    jobs.assign(job, modest);
                    jobs.setLimits(
                            job, limits(JobLimit.PROCESS_TIME, 1000 * Lab.MILLISECOND, 0, 0));
                    lab.waitFor(greedy);
                    assertEquals(STATUS_QUOTA_EXCEEDED, greedy.exitStatus());
                    assertEquals(NtStatus.STATUS_PENDING, modest.exitStatus());
                });
    }

    @Test
    void a_job_whose_time_is_up_ends_all_its_processes_and_is_signaled() {
        Lab.run(
                2,
                4,
                lab -> {
                    Jobs jobs = lab.kernel.processes.jobs;
                    EJob job = lab.kernel.processes.createJob();
                    EProcess greedy = endless(lab);
                    EProcess modest =
                            program(
                                    lab,
                                    () -> {
                                        while (true) {
                                            lab.compute(1);
                                        }
                                    });
                    jobs.assign(job, greedy);
                    jobs.assign(job, modest);
                    lab.sleep(2000); // does not count: the period begins with the limit
                    jobs.setLimits(job, limits(JobLimit.JOB_TIME, 1000 * Lab.MILLISECOND, 0, 0));
                    assertTrue(jobs.accounts(job).thisPeriodTotalUserTime() < Lab.MILLISECOND * 40);
                    lab.waitFor(job.event);
                    lab.waitFor(greedy);
                    lab.waitFor(modest);
                    assertEquals(2, jobs.accounts(job).totalTerminatedProcesses());
                });
    }

    @Test
    void limits_of_processors_and_priority_reach_processes_inside_and_those_that_come() {
        Lab.run(
                4,
                5,
                lab -> {
                    Jobs jobs = lab.kernel.processes.jobs;
                    EJob job = lab.kernel.processes.createJob();
                    EProcess inside = endless(lab);
                    jobs.assign(job, inside);
                    jobs.setLimits(job, limits(JobLimit.AFFINITY, 0, 0, 0b0100));
                    assertEquals(0b0100, inside.affinity());
                    EProcess comes = endless(lab);
                    jobs.assign(job, comes);
                    assertEquals(0b0100, comes.affinity());
                    jobs.setLimits(job, limits(JobLimit.PRIORITY_CLASS, 0, 0, 0));
                    assertEquals(4, comes.basePriority());
                    lab.kernel.processes.priorities.setPriorityClass(comes, PriorityClass.HIGH);
                    assertEquals(4, comes.basePriority());
                    jobs.setLimits(job, limits(JobLimit.SCHEDULING_CLASS, 0, 0, 0));
                    assertEquals(60, comes.quantumReset());
                });
    }

    @Test
    void limits_that_contradict_themselves_are_refused() {
        Lab.run(
                2,
                1,
                lab -> {
                    Jobs jobs = lab.kernel.processes.jobs;
                    EJob job = lab.kernel.processes.createJob();
                    assertEquals(
                            STATUS_INVALID_PARAMETER,
                            jobs.setLimits(job, limits(JobLimit.AFFINITY, 0, 0, 0b100)));
                    int both = JobLimit.JOB_TIME.flag() | JobLimit.PRESERVE_JOB_TIME.flag();
                    assertEquals(
                            STATUS_INVALID_PARAMETER,
                            jobs.setLimits(job, JobLimits.NONE.withFlags(both)));
                    assertEquals(JobLimits.NONE, job.limits());
                });
    }

    @Test
    void the_last_close_ends_the_processes_if_the_job_says_so() {
        Lab.explore(
                20,
                lab -> {
                    Jobs jobs = lab.kernel.processes.jobs;
                    EJob job = lab.kernel.processes.createJob();
                    EProcess process = endless(lab);
                    jobs.assign(job, process);
                    jobs.setLimits(job, limits(JobLimit.KILL_ON_JOB_CLOSE, 0, 0, 0));
                    jobs.PspJobClose(job);
                    lab.waitFor(process);
                    assertEquals(STATUS_SUCCESS, process.exitStatus());
                });
    }

    @Test
    void the_levels_of_a_set_ascend() {
        Lab.run(
                1,
                1,
                lab -> {
                    Jobs jobs = lab.kernel.processes.jobs;
                    EJob inner = lab.kernel.processes.createJob();
                    EJob outer = lab.kernel.processes.createJob();
                    List<EJob> both = List.of(inner, outer);
                    assertEquals(STATUS_INVALID_PARAMETER, jobs.createJobSet(both, List.of(2, 1)));
                    assertEquals(STATUS_SUCCESS, jobs.createJobSet(both, List.of(1, 2)));
                    assertEquals(2, outer.memberLevel());
                    assertEquals(STATUS_INVALID_PARAMETER, jobs.createJobSet(both, List.of(1, 2)));
                });
    }
}
