package main

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics count what is asked, for Prometheus. Every label has a bounded number of
// values: nothing that a client sends becomes one.
type metrics struct {
	registry   *prometheus.Registry
	requests   *prometheus.CounterVec
	operations *prometheus.CounterVec
	seconds    *prometheus.HistogramVec
}

func newMetrics(shedder *shedder) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "habeas_http_requests_total",
			Help: "Requests that were answered."}, []string{"route", "status"}),
		operations: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "habeas_operations_total",
			Help: "GraphQL operations by kind, by extensions.code of the first error, and by trusted document."}, []string{"kind", "code", "document"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "habeas_operation_seconds",
			Help: "Time from the header of a request to the end of its answer.", Buckets: prometheus.ExponentialBuckets(0.0005, 2.5, 12)}, []string{"kind", "document"}),
	}
	m.registry.MustRegister(m.requests, m.operations, m.seconds,
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "habeas_operations_running", Help: "Operations that are executed now."},
			func() float64 { running, _ := shedder.load(); return float64(running) }),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "habeas_operations_waiting", Help: "Operations that wait for their turn."},
			func() float64 { _, waiting := shedder.load(); return float64(waiting) }),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), collectors.NewBuildInfoCollector())
	return m
}

// handler shows the metrics. The server compresses by itself.
func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{DisableCompression: true})
}

// measured counts each request when it was answered.
func (m *metrics) measured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begin := time.Now()
		next.ServeHTTP(w, r)
		entry := entryOf(r.Context())
		m.requests.WithLabelValues(entry.route, strconv.Itoa(entry.status)).Inc()
		if !entry.isOperation {
			return
		}
		kind := entry.kind
		if kind == "" {
			kind = "unknown"
		}
		m.operations.WithLabelValues(kind, entry.code, entry.known).Inc()
		m.seconds.WithLabelValues(kind, entry.known).Observe(time.Since(begin).Seconds())
	})
}
