// Stands in for editors, which @grafana/ui brings and no panel shows.
module.exports = {};
