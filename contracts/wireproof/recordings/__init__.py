"""Traffic that was recorded: cassettes and logs of several formats -> what in them no longer fits the specs."""
